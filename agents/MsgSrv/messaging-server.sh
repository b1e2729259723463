# shellcheck shell=sh
# Oracle Communications Messaging Server as a whole: attributes, processes, status and debugging lines.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/software.sh
. "$HAWSER_SUITE/lib/software.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/probe/conversation.sh
. "$HAWSER_SUITE/lib/probe/conversation.sh"

# Daemons of the server whose names are not among those of the suite of guide 000.
SERVER_NAMES="$SOFTWARE_NAMES job_controller tcp_submit_server msgtrace metermaid"

# server_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList. The type file that comes
# with the product has State before them, and no ServerRoot: the server is then in its usual home.
server_begin() {
  agent_begin MsgSrv 20011 "$@"
  shift $((AGENT_SHIFT + 1))
  case ${4:-} in
  '' | /*) ;;
  *) shift && set -- "$@" /opt/sun/comms/messaging64 ;;
  esac
  argument_scalar LOG_HOST_NAME "$@" && shift
  argument_scalar PRT_STATUS "$@" && shift
  argument_scalar DEBUG_MODE "$@" && shift
  argument_scalar SERVER_ROOT "$@"
  ! server_flag "$DEBUG_MODE" || log_level TRACE
  path_checked ServerRoot "$SERVER_ROOT"
  SOFTWARE_ROOT=$CHECKED_PATH
}

# server_validate: what online and a probe need beyond that.
server_validate() {
  argument_name LogHostName "$LOG_HOST_NAME"
}

# The agent's own log on this system, where VCS keeps one: PrtStatus and DebugMode write to it.
SERVER_LOG=$HAWSER_SYSTEM_ROOT/var/VRTSvcs/log/MsgSrv_A.log

# server_log SEVERITY ID TEXT: never in the way of what is to be done. Two files of a megabyte at most.
server_log() {
  (
    umask 077
    mkdir -p "${SERVER_LOG%/*}" || exit 0
    [ ! -f "$SERVER_LOG" ] || [ "$(wc -c <"$SERVER_LOG")" -lt 1048576 ] || mv "$SERVER_LOG" "${SERVER_LOG%A.log}B.log"
    printf '%s %s\n' "$(date '+%Y/%m/%d %H:%M:%S')" "$(log_write "$1" "$2" "$3")" >>"$SERVER_LOG"
  ) 2>/dev/null
}

log_trace() {
  [ "$LOG_THRESHOLD" -ge 4 ] || return 0
  log_write TRACE "$1" "$2"
  server_log TRACE "$1" "$2"
}

# server_flag VALUE
server_flag() {
  case $1 in
  TRUE | true | True | 1) return 0 ;;
  esac
  return 1
}

software_installed() {
  [ -x "$SOFTWARE_ROOT/bin/start-msg" ]
}

# A service that was switched off since leaves the PID file of its last process behind when a system dies.
software_start() {
  server_services
  for SERVER_SERVICE in $SERVER_SERVICES; do
    server_process "$SERVER_SERVICE"
    [ -n "$PROCESS_FOUND" ] || rm -f "$SOFTWARE_ROOT/config/pidfile.$SERVER_SERVICE"
  done
  log_info 2911 'starting: start-msg'
  program_run "$SOFTWARE_ROOT/bin/start-msg"
}

software_stop() {
  log_info 2912 'stopping: stop-msg'
  program_run_until "$1" "$SOFTWARE_ROOT/bin/stop-msg"
}

# server_services: the services that were started and not stopped: those with a PID file, in SERVER_SERVICES.
# What a service leaves when it dies is its PID file.
server_services() {
  SERVER_SERVICES=
  set +f
  for SERVER_FILE in "$SOFTWARE_ROOT"/config/pidfile.*; do
    [ ! -f "$SERVER_FILE" ] || SERVER_SERVICES="$SERVER_SERVICES ${SERVER_FILE##*/pidfile.}"
  done
  set -f
}

# The watcher is there whenever the server is: the guide's ha_ip_config enables it. Two PID files with one process: one
# of them is stale.
software_missing() {
  SOFTWARE_MISSING=
  SERVER_FOUND=
  server_services
  case "$SERVER_SERVICES " in
  *' watcher '*) ;;
  *) SOFTWARE_MISSING=' watcher' ;;
  esac
  for SERVER_SERVICE in $SERVER_SERVICES; do
    server_process "$SERVER_SERVICE"
    case "$SERVER_FOUND " in
    *"$PROCESS_FOUND "*) SOFTWARE_MISSING="$SOFTWARE_MISSING $SERVER_SERVICE" ;;
    *) SERVER_FOUND=$SERVER_FOUND$PROCESS_FOUND ;;
    esac
  done
}

# server_process SERVICE: the process of its PID file, if it lives and is of this server, in PROCESS_FOUND.
server_process() {
  PROCESS_FOUND=
  process_in_file "$SOFTWARE_ROOT/config/pidfile.$1" "$SOFTWARE_ROOT" '' '' ''
}

software_processes() {
  process_snapshot
  PROCESS_FOUND=
  server_services
  for SERVER_SERVICE in $SERVER_SERVICES; do
    process_in_file "$SOFTWARE_ROOT/config/pidfile.$SERVER_SERVICE" "$SOFTWARE_ROOT" '' '' ''
  done
  process_in_table "$SOFTWARE_ROOT" "$SERVER_NAMES" ''
}

# server_monitor: every process, then a word with each of the protocols. One that does not answer holds the monitor
# until MonitorTimeout ends it: the engine counts that, by FaultOnMonitorTimeouts.
server_monitor() {
  if ! software_up; then
    log_trace 1121 "not running:$SOFTWARE_MISSING"
    server_status OFFLINE
    return 100
  fi
  for SERVER_SERVICE in $SERVER_SERVICES; do
    case $SERVER_SERVICE in
    smtp) server_ask smtp 25 ;;
    pop) server_ask pop 110 ;;
    imap) server_ask imap 143 ;;
    http) server_ask http 80 ;;
    esac
  done
  server_status ONLINE
  return 110
}

# server_ask PROTOCOL PORT: a port that refuses says nothing, since the server may have been given another one.
server_ask() {
  agent_run_file "said-$1"
  log_trace 2921 "asking $1 at $LOG_HOST_NAME port $2"
  conversation "$LOG_HOST_NAME" "$2" "$1" $((AGENT_TIMEOUT + 60)) "$RUN_FILE"
  log_trace 2922 "$1: $CONVERSATION"
  [ "$CONVERSATION" != refused ] ||
    log_warn 2923 "$1 runs, but $LOG_HOST_NAME takes no connection on port $2"
}

# server_status STATE: with PrtStatus, the state goes to the log of the agent.
server_status() {
  server_flag "$PRT_STATUS" || return 0
  log_info 2931 "status: $1"
  server_log INFO 2931 "status: $1"
}
