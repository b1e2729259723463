# shellcheck shell=sh
# Sun Java System Administration Server: attributes and processes.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/software.sh
. "$HAWSER_SUITE/lib/software.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/probe/connect.sh
. "$HAWSER_SUITE/lib/probe/connect.sh"

# A Directory Server usually lives in the same ServerRoot, so the root alone does not tell them apart.
ADMINISTRATION_NAMES='admin admin-serv ns-admin ns-httpd uxwdog admin-httpd'

# administration_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
administration_begin() {
  agent_begin SunJESAdm 20002 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar RES_LOG_LEVEL "$@" && shift
  log_level "$RES_LOG_LEVEL"
  argument_scalar ADMIN_HOST "$@" && shift
  argument_scalar ADMIN_PORT "$@" && shift
  argument_scalar ADMIN_USER "$@" && shift
  argument_scalar ADMIN_PASSWD "$@" && shift
  argument_scalar MONITOR_PROGRAM "$@" && shift
  argument_scalar SECOND_LEVEL_MONITOR "$@" && shift
  argument_scalar SERVER_ROOT "$@" && shift
  argument_scalar SSL_DB_PASSWD "$@" && shift
  argument_scalar SSL_ENABLED "$@"
  path_checked ServerRoot "$SERVER_ROOT"
  SOFTWARE_ROOT=$CHECKED_PATH
  secrets_expected "$ADMIN_PASSWD" "$SSL_DB_PASSWD"
}

# administration_validate: what online needs beyond that (guide 000, "Required Attributes for
# Administration Server").
administration_validate() {
  administration_validate_address
  second_level_enabled "$SECOND_LEVEL_MONITOR" || :
  if [ -n "$ADMIN_USER" ]; then
    [ -n "$ADMIN_PASSWD" ] || agent_fail 1303 'AdminUser is set, so AdminPasswd must be set too'
    secret_needed AdminPasswd
  fi
  [ -z "$SSL_DB_PASSWD" ] || secret_needed SSLDbPasswd
  [ -z "$MONITOR_PROGRAM" ] || program_words MonitorProgram "$MONITOR_PROGRAM"
}

administration_validate_address() {
  argument_host AdminHost "$ADMIN_HOST"
  argument_port AdminPort "$ADMIN_PORT"
  case $SSL_ENABLED in
  0 | 1 | '') ;;
  *) agent_fail 1304 "SSLEnabled is '$SSL_ENABLED', which is neither 0 nor 1" ;;
  esac
}

# software_check: as AdminUser, when there is one, the server is asked for its port by admconfig; otherwise it takes a
# connection (guide 000, "Monitor Entry Point: Administration Server").
software_check() {
  administration_validate_address
  if [ -n "$ADMIN_USER" ]; then
    administration_ask
  elif [ "$SSL_ENABLED" = 1 ]; then
    connect_tls "$ADMIN_HOST" "$ADMIN_PORT"
  else
    connect_clear "$ADMIN_HOST" "$ADMIN_PORT"
  fi
}

# User and password come to admconfig in its input file, not on its command line, which others can see.
administration_ask() {
  check_installed "$SOFTWARE_ROOT/bin/admin/admconfig" || return
  secret_needed AdminPasswd
  ADMIN_REASON="admconfig does not get through to $ADMIN_HOST port $ADMIN_PORT as user $ADMIN_USER"
  set -- -server "$ADMIN_HOST:$ADMIN_PORT"
  [ "$SSL_ENABLED" != 1 ] || set -- "$@" -encryption
  check_run "$ADMIN_REASON" "-user $ADMIN_USER:$SECRET_VALUE" \
    "$SOFTWARE_ROOT/bin/admin/admconfig" "$@" -inputFile /dev/stdin -getPort || return 1
}

software_installed() {
  [ -x "$SOFTWARE_ROOT/start-admin" ]
}

# The trusted database's password goes to the start program as the line it would ask an operator for.
software_start() {
  log_info 1311 'starting: start-admin'
  if [ -n "$SSL_DB_PASSWD" ]; then
    secret_value SSLDbPasswd
    program_run_with "$SECRET_VALUE" "$SOFTWARE_ROOT/start-admin"
  else
    program_run "$SOFTWARE_ROOT/start-admin"
  fi
}

software_stop() {
  log_info 1312 'stopping: stop-admin'
  program_run_until "$1" "$SOFTWARE_ROOT/stop-admin"
}

software_missing() {
  SOFTWARE_MISSING=
  administration_find
  [ -n "$PROCESS_FOUND" ] || SOFTWARE_MISSING=' Administration Server'
}

software_processes() {
  process_snapshot
  administration_find
}

administration_find() {
  PROCESS_FOUND=
  software_find "$SOFTWARE_ROOT/admin-serv/logs/pid" "$ADMINISTRATION_NAMES" ''
}
