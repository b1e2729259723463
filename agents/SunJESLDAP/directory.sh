# shellcheck shell=sh
# Sun Java System Directory Server: attributes and processes of one instance.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/software.sh
. "$HAWSER_SUITE/lib/software.sh"

DIRECTORY_NAMES='ns-slapd slapd ldap'

# directory_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
directory_begin() {
  agent_begin SunJESLDAP 20003 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar RES_LOG_LEVEL "$@" && shift
  log_level "$RES_LOG_LEVEL"
  argument_scalar INSTANCE_ROOT "$@" && shift
  argument_scalar LDAP_HOST "$@" && shift
  argument_scalar LDAP_PORT "$@" && shift
  argument_scalar MONITOR_PROGRAM "$@" && shift
  argument_scalar SSL_PORT "$@" && shift
  argument_scalar SSL_DB_PASSWD "$@" && shift
  argument_scalar SECOND_LEVEL_MONITOR "$@"
  path_checked InstanceRoot "$INSTANCE_ROOT"
  SOFTWARE_ROOT=$CHECKED_PATH
}

# directory_validate: what online needs beyond that (guide 000, "Required Attributes for Directory
# Server"). The type spells the port LDAPPport; the messages use that name, since main.cf must too.
directory_validate() {
  [ -n "$LDAP_HOST" ] || agent_fail 1401 'LDAPHost is not set'
  [ -n "$LDAP_PORT" ] || agent_fail 1402 'LDAPPport is not set'
  argument_integer LDAPPport "$LDAP_PORT"
  argument_integer SSLPort "$SSL_PORT"
  argument_integer SecondLevelMonitor "$SECOND_LEVEL_MONITOR"
}

software_installed() {
  [ -x "$SOFTWARE_ROOT/start-slapd" ]
}

# The trusted database's password goes to the start program as the line it would ask an operator for.
software_start() {
  log_info 1411 'starting: start-slapd'
  if [ -n "$SSL_DB_PASSWD" ]; then
    secrets_read
    secret_value SSLDbPasswd
    program_run_with "$SECRET_VALUE" "$SOFTWARE_ROOT/start-slapd"
  else
    program_run "$SOFTWARE_ROOT/start-slapd"
  fi
}

software_stop() {
  log_info 1412 'stopping: stop-slapd'
  program_run_until "$1" "$SOFTWARE_ROOT/stop-slapd"
}

software_missing() {
  SOFTWARE_MISSING=
  directory_find
  [ -n "$PROCESS_FOUND" ] || SOFTWARE_MISSING=' Directory Server'
}

software_processes() {
  process_snapshot
  directory_find
}

directory_find() {
  PROCESS_FOUND=
  software_find "$SOFTWARE_ROOT/logs/pid" "$DIRECTORY_NAMES" ''
}
