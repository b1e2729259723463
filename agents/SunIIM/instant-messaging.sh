# shellcheck shell=sh
# Sun Java System Instant Messaging: attributes, server and multiplexor, the probe of its ports.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/software.sh
. "$HAWSER_SUITE/lib/software.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/probe/conversation.sh
. "$HAWSER_SUITE/lib/probe/conversation.sh"

# messenger_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList. Monitor_retry_count and
# Monitor_retry_interval are about a monitor that lives for long; here each is a process of its own.
messenger_begin() {
  agent_begin SunIIM 20013 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar SERVER_ROOT "$@" && shift
  argument_list CONFDIR_LIST "$@" && shift $(($1 + 1))
  argument_scalar MONITOR_RETRY_COUNT "$@" && shift
  argument_scalar MONITOR_RETRY_INTERVAL "$@" && shift
  argument_scalar LOGICAL_HOST "$@" && shift
  argument_list PORT_LIST "$@"
  path_checked Server_Root "$SERVER_ROOT"
  SOFTWARE_ROOT=$CHECKED_PATH
  eval "messenger_configuration $CONFDIR_LIST"
}

# messenger_configuration DIRECTORY: of the one configuration that Confdir_list names, in MESSENGER_CONFIGURATION.
messenger_configuration() {
  [ $# -eq 1 ] || agent_fail 3101 "Confdir_list names $# directories; a resource runs one configuration"
  path_checked Confdir_list "$1"
  MESSENGER_CONFIGURATION=$CHECKED_PATH/iim.conf
}

# messenger_validate: what online needs beyond that.
messenger_validate() {
  argument_name LogicalHost "$LOGICAL_HOST"
  argument_integer Monitor_retry_count "$MONITOR_RETRY_COUNT"
  argument_integer Monitor_retry_interval "$MONITOR_RETRY_INTERVAL"
  eval "messenger_ports_valid $PORT_LIST"
}

messenger_ports_valid() {
  for MESSENGER_PORT in "$@"; do
    case $MESSENGER_PORT in
    */tcp) argument_integer 'a port in Port_list' "${MESSENGER_PORT%/tcp}" ;;
    *) agent_fail 3102 "Port_list has '$MESSENGER_PORT'; a port is <number>/tcp" ;;
    esac
  done
}

# The programs may lie on the system's own disk; configuration and runtime files come with the shared one.
software_installed() {
  [ -x "$SOFTWARE_ROOT/sbin/imadmin" ] && [ -r "$MESSENGER_CONFIGURATION" ]
}

software_start() {
  log_info 3111 'starting: imadmin start'
  program_run "$SOFTWARE_ROOT/sbin/imadmin" -c "$MESSENGER_CONFIGURATION" start
}

software_stop() {
  log_info 3112 'stopping: imadmin stop'
  program_run_until "$1" "$SOFTWARE_ROOT/sbin/imadmin" -c "$MESSENGER_CONFIGURATION" stop
}

# messenger_components: server and multiplexor, as far as iim.conf has not switched them off.
messenger_components() {
  MESSENGER_COMPONENTS=
  for MESSENGER_COMPONENT in server mux; do
    messenger_disabled "iim_$MESSENGER_COMPONENT.enable" ||
      MESSENGER_COMPONENTS="$MESSENGER_COMPONENTS $MESSENGER_COMPONENT"
  done
}

# messenger_disabled PARAMETER: iim.conf says false.
messenger_disabled() {
  [ -r "$MESSENGER_CONFIGURATION" ] || return 1
  while IFS= read -r MESSENGER_LINE || [ -n "$MESSENGER_LINE" ]; do
    case $MESSENGER_LINE in
    "$1"*=*[Ff][Aa][Ll][Ss][Ee]*) return 0 ;;
    esac
  done <"$MESSENGER_CONFIGURATION"
  return 1
}

# messenger_find COMPONENT: adds its processes to PROCESS_FOUND.
messenger_find() {
  case $1 in
  server) process_in_table "$SOFTWARE_ROOT" 'xmppd iimd server' '' ;;
  mux) process_in_table "$SOFTWARE_ROOT" 'imux iimmux mux multiplexor' '' ;;
  *) process_in_table "$SOFTWARE_ROOT" 'iimwd watchdog agent-calendar' '' ;;
  esac
}

software_missing() {
  SOFTWARE_MISSING=
  messenger_components
  for MESSENGER_COMPONENT in $MESSENGER_COMPONENTS; do
    PROCESS_FOUND=
    messenger_find "$MESSENGER_COMPONENT"
    [ -n "$PROCESS_FOUND" ] || SOFTWARE_MISSING="$SOFTWARE_MISSING $MESSENGER_COMPONENT"
  done
  [ -n "$MESSENGER_COMPONENTS" ] || SOFTWARE_MISSING=' server (iim.conf has switched off everything)'
}

software_processes() {
  process_snapshot
  PROCESS_FOUND=
  for MESSENGER_COMPONENT in others server mux; do
    messenger_find "$MESSENGER_COMPONENT"
  done
}

# messenger_monitor: processes, then the ports of Port_list. Where nobody listens the service has failed. Where nobody
# answers, the monitor is held until Probe_timeout ends it, which counts as half a failure.
messenger_monitor() {
  if ! software_up; then
    log_trace 1121 "not running:$SOFTWARE_MISSING"
    return 100
  fi
  messenger_validate
  eval "messenger_ports_answer $PORT_LIST" || return 100
  return 110
}

messenger_ports_answer() {
  for MESSENGER_PORT in "$@"; do
    MESSENGER_PORT=${MESSENGER_PORT%/tcp}
    case $MESSENGER_PORT in
    80 | 8080) MESSENGER_PROTOCOL=http ;;
    *) MESSENGER_PROTOCOL=xmpp ;;
    esac
    agent_run_file said
    conversation "$LOGICAL_HOST" "$MESSENGER_PORT" "$MESSENGER_PROTOCOL" $((AGENT_TIMEOUT + 60)) "$RUN_FILE"
    case $CONVERSATION in
    refused)
      log_error 3121 "$LOGICAL_HOST takes no connection on port $MESSENGER_PORT"
      return 1
      ;;
    unable) log_warn 3122 'this system has none of nc, perl and busybox: the ports are not probed' ;;
    esac
  done
}
