# shellcheck shell=sh
# Sun Java System Messaging Server and Messaging Multiplexor: attributes, services, processes.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/software.sh
. "$HAWSER_SUITE/lib/software.sh"
# shellcheck source-path=SCRIPTDIR source=messaging-check.sh
. "$HAWSER_SUITE/SunJESMsg/messaging-check.sh"

# messaging_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
messaging_begin() {
  agent_begin SunJESMsg 20001 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar RES_LOG_LEVEL "$@" && shift
  log_level "$RES_LOG_LEVEL"
  argument_scalar LDAP_TEST_PASSWD "$@" && shift
  argument_scalar LDAP_TEST_USER "$@" && shift
  argument_scalar MONITOR_PROGRAM "$@" && shift
  argument_scalar MSG_HOST "$@" && shift
  argument_list MSG_SERVICES "$@" && shift $(($1 + 1))
  argument_scalar SECOND_LEVEL_MONITOR "$@" && shift
  argument_scalar SERVER_ROOT "$@" && shift
  argument_scalar SERVER_TYPE "$@"
  path_checked ServerRoot "$SERVER_ROOT"
  SOFTWARE_ROOT=$CHECKED_PATH
  eval "messaging_services $MSG_SERVICES"
  secrets_expected "$LDAP_TEST_PASSWD"
}

# messaging_validate: what online needs beyond that (guide 000, "Required Attributes for Messaging Server").
messaging_validate() {
  argument_host MsgHost "$MSG_HOST"
  messaging_validate_ports
  second_level_enabled "$SECOND_LEVEL_MONITOR" || :
  if [ -n "$LDAP_TEST_USER" ]; then
    [ -n "$LDAP_TEST_PASSWD" ] || agent_fail 1202 'LDAPTestUser is set, so LDAPTestPasswd must be set too'
    secret_needed LDAPTestPasswd
  fi
  [ -z "$MONITOR_PROGRAM" ] || program_words MonitorProgram "$MONITOR_PROGRAM"
}

messaging_validate_ports() {
  for MESSAGING_PORT in $MESSAGING_PORTS; do
    argument_port "the port of ${MESSAGING_PORT%%=*} in MsgServices" "${MESSAGING_PORT#*=}"
  done
}

# messaging_services SERVICE PORT…: the services of MsgServices, checked against ServerType, in MESSAGING_SERVICES;
# "core" and "mmp" stand for themselves. In MESSAGING_PORTS the services as they are listed, with their ports.
messaging_services() {
  MESSAGING_SERVICES=
  MESSAGING_PORTS=
  case $SERVER_TYPE in
  MSG | '') MESSAGING_VALID=' core ens imap imaps pop pops snmp http https sms lmtp smtp ' ;;
  MMP) MESSAGING_VALID=' imap imaps pop pops ' ;;
  *) agent_fail 1203 "ServerType is '$SERVER_TYPE', which is neither MSG nor MMP" ;;
  esac
  [ $# -gt 0 ] || agent_fail 1204 'MsgServices is not set'
  [ $(($# % 2)) -eq 0 ] || agent_fail 1205 'MsgServices has a service without a port'
  while [ $# -gt 0 ]; do
    messaging_service "$1"
    case $2 in
    *[!0-9]*) agent_fail 1209 "the port of $1 in MsgServices is '$2', which is not a whole number" ;;
    esac
    MESSAGING_PORTS="$MESSAGING_PORTS $MESSAGING_NAME=$2"
    shift 2
  done
  case "$MESSAGING_SERVICES " in
  ' core ') ;;
  *' core '*) agent_fail 1207 "core must be the only service of its resource; MsgServices has$MESSAGING_SERVICES" ;;
  esac
  [ "$SERVER_TYPE" != MMP ] || MESSAGING_SERVICES=' mmp'
}

# messaging_service NAME: adds a service, if this server has such a one.
messaging_service() {
  MESSAGING_NAME=$1
  if [ "$MESSAGING_NAME" = lmtpl ]; then
    log_warn 1208 "MsgServices names 'lmtpl'; lmtp is taken for it"
    MESSAGING_NAME=lmtp
  fi
  case $MESSAGING_NAME in
  *[!a-z]*) agent_fail 1206 "MsgServices names '$1', which is no service" ;;
  esac
  case $MESSAGING_VALID in
  *" $MESSAGING_NAME "*) MESSAGING_SERVICES="$MESSAGING_SERVICES $MESSAGING_NAME" ;;
  *) agent_fail 1206 "MsgServices names '$1'; with ServerType ${SERVER_TYPE:-MSG} it may be one of$MESSAGING_VALID" ;;
  esac
}

# messaging_names SERVICE: the names its processes may bear, in MESSAGING_NAMES; in MESSAGING_NOT the service
# that runs the same program, when it has a process of its own.
messaging_names() {
  MESSAGING_NOT=
  case $1 in
  # With -tv the same program asks the daemon how it is.
  store) MESSAGING_NAMES='store stored' MESSAGING_NOT=-tv ;;
  sched) MESSAGING_NAMES='sched impsched' ;;
  imap | pop | http) MESSAGING_NAMES="$1 $(messaging_program "$1")" MESSAGING_NOT=${1}s ;;
  imaps | pops | https) MESSAGING_NAMES="$1 $(messaging_program "${1%s}")" MESSAGING_NOT=${1%s} ;;
  smtp | lmtp) MESSAGING_NAMES="$1 dispatcher tcp_$1_server" ;;
  ens) MESSAGING_NAMES='ens enpd' ;;
  snmp) MESSAGING_NAMES='snmp snmpd' ;;
  sms) MESSAGING_NAMES='sms sms_gateway' ;;
  mmp) MESSAGING_NAMES='mmp AService' ;;
  *) MESSAGING_NAMES=$1 ;;
  esac
}

messaging_program() {
  case $1 in
  http) printf mshttpd ;;
  *) printf '%sd' "$1" ;;
  esac
}

# messaging_daemons: of core the three base processes, otherwise the services themselves.
messaging_daemons() {
  case $MESSAGING_SERVICES in
  ' core') printf 'store sched watcher' ;;
  *) printf '%s' "$MESSAGING_SERVICES" ;;
  esac
}

software_installed() {
  [ -x "$SOFTWARE_ROOT/lib/msstart" ]
}

software_start() {
  case $MESSAGING_SERVICES in
  ' core') set -- store sched ;;
  *) program_split "$MESSAGING_SERVICES" && eval "set -- $PROGRAM_WORDS" ;;
  esac
  log_info 1211 "starting: msstart $*"
  program_run "$SOFTWARE_ROOT/lib/msstart" "$@"
}

software_stop() {
  STOP_DEADLINE=$1
  case $MESSAGING_SERVICES in
  ' core') set -- sched store watcher ;;
  ' mmp') set -- mmp watcher ;;
  *) program_split "$MESSAGING_SERVICES" && eval "set -- $PROGRAM_WORDS" ;;
  esac
  log_info 1212 "stopping: msstart -k $*"
  program_run_until "$STOP_DEADLINE" "$SOFTWARE_ROOT/lib/msstart" -k "$@"
}

software_missing() {
  SOFTWARE_MISSING=
  for MESSAGING_SERVICE in $(messaging_daemons); do
    PROCESS_FOUND=
    messaging_find "$MESSAGING_SERVICE"
    if [ -z "$PROCESS_FOUND" ]; then
      SOFTWARE_MISSING="$SOFTWARE_MISSING $MESSAGING_SERVICE"
    elif messaging_begins "$MESSAGING_SERVICE"; then
      SOFTWARE_MISSING="$SOFTWARE_MISSING $MESSAGING_SERVICE (not ready)"
    fi
  done
}

# messaging_begins SERVICE: it is there, but still recovers: beside its number its PID file says "init", and not yet
# "ready".
messaging_begins() {
  process_read_file "$SOFTWARE_ROOT/config/pidfile.$1"
  case " $PROCESS_FOUND " in
  *" ${PROCESS_FILE_PID:-none} "*) [ "$PROCESS_REST" = init ] ;;
  *) return 1 ;;
  esac
}

# messaging_find SERVICE: adds its processes to PROCESS_FOUND.
messaging_find() {
  messaging_names "$1"
  software_find "$SOFTWARE_ROOT/config/pidfile.$1" "$MESSAGING_NAMES" "$MESSAGING_NOT"
}

# The multiplexor's watcher is stopped with it, though only the multiplexor itself is monitored.
software_processes() {
  process_snapshot
  PROCESS_FOUND=
  for MESSAGING_SERVICE in $(messaging_daemons); do
    messaging_find "$MESSAGING_SERVICE"
  done
  [ "$MESSAGING_SERVICES" != ' mmp' ] || messaging_find watcher
}
