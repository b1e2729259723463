# shellcheck shell=sh
# Sun Java System Directory Server: attributes and processes of one instance.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/software.sh
. "$HAWSER_SUITE/lib/software.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/probe/connect.sh
. "$HAWSER_SUITE/lib/probe/connect.sh"

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
  secrets_expected "$SSL_DB_PASSWD"
}

# directory_validate: what online needs beyond that (guide 000, "Required Attributes for Directory
# Server"). The type spells the port LDAPPport; the messages use that name, since main.cf must too.
directory_validate() {
  directory_validate_address
  second_level_enabled "$SECOND_LEVEL_MONITOR" || :
  [ -z "$SSL_DB_PASSWD" ] || secret_needed SSLDbPasswd
  [ -z "$MONITOR_PROGRAM" ] || program_words MonitorProgram "$MONITOR_PROGRAM"
}

directory_validate_address() {
  argument_host LDAPHost "$LDAP_HOST"
  argument_port LDAPPport "$LDAP_PORT"
  case $SSL_PORT in
  '' | 0) ;;
  *) argument_port SSLPort "$SSL_PORT" ;;
  esac
}

# software_check: the server shows its monitor entry and, where it has an SSL port, takes TLS connections there
# (guide 000, "Monitor Entry Point: Directory Server").
software_check() {
  directory_validate_address
  directory_search || return
  case $SSL_PORT in
  '' | 0) ;;
  *) connect_tls "$LDAP_HOST" "$SSL_PORT" ;;
  esac
}

# The client that came with the server, otherwise the system's own, which takes other options on Solaris than elsewhere.
# A directory that answers, but does not let everybody see the entry, lives; only more cannot be told.
directory_search() {
  set -- -h "$LDAP_HOST" -p "$LDAP_PORT"
  if program_runnable "${SOFTWARE_ROOT%/*}/shared/bin/ldapsearch"; then
    set -- "${SOFTWARE_ROOT%/*}/shared/bin/ldapsearch" "$@"
  elif ! command -v ldapsearch >/dev/null 2>&1; then
    check_untold "there is no ldapsearch, neither in ${SOFTWARE_ROOT%/*}/shared/bin nor on this system"
    return
  elif [ "$(uname)" = SunOS ]; then
    set -- ldapsearch "$@"
  else
    set -- ldapsearch -x -H "ldap://$LDAP_HOST:$LDAP_PORT"
  fi
  check_run "no answer to a search of cn=monitor at $LDAP_HOST port $LDAP_PORT" '' \
    "$@" -b cn=monitor -s base 'objectclass=*' version
  case $? in
  0) ;;
  32 | 48 | 50) check_untold 'the directory answers, but does not show cn=monitor to everybody' ;;
  *) return 1 ;;
  esac
}

software_installed() {
  [ -x "$SOFTWARE_ROOT/start-slapd" ]
}

# The trusted database's password goes to the start program as the line it would ask an operator for.
software_start() {
  log_info 1411 'starting: start-slapd'
  if [ -n "$SSL_DB_PASSWD" ]; then
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
