# shellcheck shell=sh
# Netscape Messaging Server 4.1: attributes, the five daemons, probes of their ports, monitoring switched off.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/software.sh
. "$HAWSER_SUITE/lib/software.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/probe/background.sh
. "$HAWSER_SUITE/lib/probe/background.sh"

NETSCAPE_DAEMONS='stored smtpd popd imapd mshttpd'
NETSCAPE_PROBED='smtp pop imap'
SOFTWARE_NAMES="$SOFTWARE_NAMES smtpd"

# netscape_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
netscape_begin() {
  agent_begin NetscapeMsg 20012 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar SERVER_ROOT "$@" && shift
  argument_scalar INSTANCE "$@" && shift
  argument_scalar LOGICAL_HOST "$@" && shift
  argument_scalar SMTP_PORT "$@" && shift
  argument_scalar POP_PORT "$@" && shift
  argument_scalar IMAP_PORT "$@" && shift
  argument_scalar PROBE_TIMEOUT "$@" && shift
  argument_scalar REMOTE_PROBE "$@" && shift
  argument_list NETWORK_HOSTS "$@"
  path_checked ServerRoot "$SERVER_ROOT"
  SOFTWARE_ROOT=$CHECKED_PATH
  argument_name Instance "$INSTANCE"
  case $INSTANCE in
  */*) agent_fail 3001 "Instance is '$INSTANCE'; it is a name, of the directory msg-<name> in ServerRoot" ;;
  esac
  NETSCAPE_HOME=$SOFTWARE_ROOT/msg-$INSTANCE
}

# netscape_validate: what online and the probes need beyond that.
netscape_validate() {
  argument_name LogicalHost "$LOGICAL_HOST"
  argument_integer SmtpPort "$SMTP_PORT"
  argument_integer PopPort "$POP_PORT"
  argument_integer ImapPort "$IMAP_PORT"
  argument_integer ProbeTimeout "$PROBE_TIMEOUT"
}

software_installed() {
  [ -x "$NETSCAPE_HOME/start-msg" ]
}

software_start() {
  log_info 3011 "starting: start-msg of msg-$INSTANCE"
  program_run "$NETSCAPE_HOME/start-msg"
}

software_stop() {
  log_info 3012 "stopping: stop-msg of msg-$INSTANCE"
  program_run_until "$1" "$NETSCAPE_HOME/stop-msg"
}

# Any missing daemon is a failure of the whole.
software_missing() {
  SOFTWARE_MISSING=
  for NETSCAPE_DAEMON in $NETSCAPE_DAEMONS; do
    PROCESS_FOUND=
    software_find "$NETSCAPE_HOME/config/pidfile.$NETSCAPE_DAEMON" "$NETSCAPE_DAEMON" ''
    [ -n "$PROCESS_FOUND" ] || SOFTWARE_MISSING="$SOFTWARE_MISSING $NETSCAPE_DAEMON"
  done
}

software_processes() {
  process_snapshot
  PROCESS_FOUND=
  for NETSCAPE_DAEMON in $NETSCAPE_DAEMONS; do
    software_find "$NETSCAPE_HOME/config/pidfile.$NETSCAPE_DAEMON" "$NETSCAPE_DAEMON" ''
  done
}

# netscape_fresh: begins or ends a life of the server: what was found out about the last one does not count, and
# it is monitored.
netscape_fresh() {
  # shellcheck disable=SC2086
  probe_forget local $NETSCAPE_PROBED
  netscape_watch
}

# netscape_monitor: processes, then what the probes from here have found. Only a probe that ran out of time counts: as
# half a failure, since the process is there.
netscape_monitor() {
  if netscape_unwatched; then
    netscape_look
    return
  fi
  if ! software_up; then
    log_trace 1121 "not running:$SOFTWARE_MISSING"
    return 100
  fi
  netscape_validate
  netscape_probe local
  [ -z "$NETSCAPE_LATE" ] || return 105
  return 110
}

# netscape_probe PLACE: the news of the three probes: which ran out of time, in NETSCAPE_LATE; how many there are, in
# NETSCAPE_NEWS.
netscape_probe() {
  NETSCAPE_LATE=
  NETSCAPE_NEWS=0
  for NETSCAPE_PROTOCOL in $NETSCAPE_PROBED; do
    netscape_port
    probe_collect "$1" "$LOGICAL_HOST" "$NETSCAPE_PORT" "$NETSCAPE_PROTOCOL" "${PROBE_TIMEOUT:-660}"
    [ -z "$PROBE_NEWS" ] || NETSCAPE_NEWS=$((NETSCAPE_NEWS + 1))
    case $PROBE_NEWS in
    late)
      NETSCAPE_LATE="$NETSCAPE_LATE $NETSCAPE_PROTOCOL"
      log_warn 3021 "$NETSCAPE_PROTOCOL at $LOGICAL_HOST port $NETSCAPE_PORT has not answered for ${PROBE_TIMEOUT:-660} s"
      ;;
    refused) log_warn 3022 "$NETSCAPE_PROTOCOL at $LOGICAL_HOST port $NETSCAPE_PORT ends without an answer; that is no time-out, so nothing is done" ;;
    unable) log_warn 3023 'this system has none of nc, perl and busybox: the ports are not probed' ;;
    esac
  done
}

netscape_port() {
  case $NETSCAPE_PROTOCOL in
  smtp) NETSCAPE_PORT=${SMTP_PORT:-25} ;;
  pop) NETSCAPE_PORT=${POP_PORT:-110} ;;
  *) NETSCAPE_PORT=${IMAP_PORT:-143} ;;
  esac
}

# netscape_remote: what the probes from this system, on which the server does not run, have found: 110 every service that
# there is news of answers, 105 one ran out of time, 99 no news, or the network of this system itself is dead.
netscape_remote() {
  [ "$REMOTE_PROBE" != 0 ] || return 99
  netscape_probe remote
  [ "$NETSCAPE_NEWS" -gt 0 ] || return 99
  [ -n "$NETSCAPE_LATE" ] || return 110
  if ! eval "netscape_connected $NETWORK_HOSTS"; then
    log_warn 3024 'none of NetworkHosts answers here, so this system cannot tell'
    return 99
  fi
  return 105
}

# netscape_connected HOST…: one of them answers, or there are none to ask.
netscape_connected() {
  [ $# -gt 0 ] || return 0
  for NETSCAPE_HOST in "$@"; do
    argument_name NetworkHosts "$NETSCAPE_HOST"
    ping -c 1 -W 1 "$NETSCAPE_HOST" >/dev/null 2>&1 && return 0
  done
  return 1
}

# Monitoring switched off for maintenance: a mark of this system, valid until the next start or stop by the agent or of
# the system.
netscape_mark() {
  agent_run_file unwatched
  NETSCAPE_BOOT=
  NETSCAPE_SOURCE=$HAWSER_SYSTEM_ROOT/proc/sys/kernel/random/boot_id
  [ ! -r "$NETSCAPE_SOURCE" ] || read -r NETSCAPE_BOOT <"$NETSCAPE_SOURCE"
}

netscape_unwatch() {
  netscape_mark
  (umask 077 && printf 'off %s\n' "$NETSCAPE_BOOT" >"$RUN_FILE") || agent_fail 3031 "cannot write $RUN_FILE"
}

netscape_watch() {
  netscape_mark
  rm -f "$RUN_FILE" || agent_fail 3032 "cannot remove $RUN_FILE"
}

netscape_unwatched() {
  netscape_mark
  [ -r "$RUN_FILE" ] || return 1
  IFS= read -r NETSCAPE_LINE <"$RUN_FILE"
  [ "$NETSCAPE_LINE" = "off $NETSCAPE_BOOT" ]
}

# netscape_look: while monitoring is off, a server that is there is said to be; whatever is missing is nobody's fault.
netscape_look() {
  software_up && return 110
  log_warn 3033 "monitoring is switched off; not running:$SOFTWARE_MISSING"
  return 99
}
