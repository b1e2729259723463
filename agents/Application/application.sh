# shellcheck shell=sh
# Any program with a start and a stop command: attributes and processes.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/process.sh
. "$HAWSER_SUITE/lib/process.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/custom-monitor.sh
. "$HAWSER_SUITE/lib/custom-monitor.sh"

# application_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
application_begin() {
  agent_begin Application 10001 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar RUN_USER "$@" && shift
  argument_scalar START_PROGRAM "$@" && shift
  argument_scalar STOP_PROGRAM "$@" && shift
  argument_scalar CLEAN_PROGRAM "$@" && shift
  argument_scalar MONITOR_PROGRAM "$@" && shift
  argument_list PID_FILES "$@" && shift $(($1 + 1))
  argument_list MONITOR_PROCESSES "$@"
  [ -n "$MONITOR_PROGRAM$PID_FILES$MONITOR_PROCESSES" ] ||
    agent_fail 2801 'one of MonitorProgram, PidFiles and MonitorProcesses must be set'
  PROGRAM_PREFIX=
  program_words StartProgram "$START_PROGRAM"
  eval "application_owner $PROGRAM_WORDS"
}

# application_user: the words that make a command run as User, in PROGRAM_PREFIX; none for ourselves.
# The shell that su starts gets the command's words as they are. A system that is but a directory has no
# users of its own: without the right to become somebody else we stay who we are.
application_user() {
  PROGRAM_PREFIX=
  case $RUN_USER in
  '' | "$(id -un)") return 0 ;;
  esac
  argument_name User "$RUN_USER"
  if [ "$(id -u)" -ne 0 ]; then
    [ -n "$HAWSER_SYSTEM_ROOT" ] || agent_fail 2804 "only root can run commands as User $RUN_USER"
    log_trace 2805 "User $RUN_USER is passed over: this system has no users of its own"
    return 0
  fi
  argument_quote "$RUN_USER"
  agent_platform
  if [ "$PLATFORM" = SunOS ]; then
    PROGRAM_PREFIX="su $QUOTED -c 'exec \"\$0\" \"\$@\"'"
    return 0
  fi
  PROGRAM_PREFIX="su -s /bin/sh -c 'exec \"\$0\" \"\$@\"' $QUOTED --"
}

# application_owner PROGRAM ARGUMENT…: the directory that marks this application's processes, in APPLICATION_ROOT: that of
# StartProgram, or the one above it when it is but the place of programs.
application_owner() {
  APPLICATION_ROOT=${1%/*}
  case $APPLICATION_ROOT in
  */bin | */sbin | */lib) APPLICATION_ROOT=${APPLICATION_ROOT%/*} ;;
  esac
  case ${APPLICATION_ROOT#"$HAWSER_SYSTEM_ROOT"} in
  '' | /usr | /usr/local | /opt | /etc | /etc/init.d) APPLICATION_ROOT=$1 ;;
  esac
}

# application_present: every PID file's process lives and every process of MonitorProcesses is there.
# Whose the PID file's process is, is not asked here: an application may run under any command line.
application_present() {
  process_snapshot
  eval "application_files_alive $PID_FILES" && eval "application_lines_alive $MONITOR_PROCESSES"
}

application_files_alive() {
  for APPLICATION_FILE in "$@"; do
    path_checked PidFiles "$APPLICATION_FILE"
    process_read_file "$CHECKED_PATH"
    process_arguments "${PROCESS_FILE_PID:-none}"
    [ -n "$PROCESS_ARGUMENTS" ] || return 1
  done
}

application_lines_alive() {
  for APPLICATION_LINE in "$@"; do
    application_line "$APPLICATION_LINE"
    PROCESS_FOUND=
    process_lines "$CHECKED_LINE"
    [ -n "$PROCESS_FOUND" ] || return 1
  done
}

# application_line VALUE: an element of MonitorProcesses as the process table shows it, in CHECKED_LINE.
application_line() {
  argument_name MonitorProcesses "$1"
  case $1 in
  /*) CHECKED_LINE=$HAWSER_SYSTEM_ROOT$1 ;;
  *) CHECKED_LINE=$1 ;;
  esac
}

# application_monitor: the cheap checks, then MonitorProgram; all that are set must say ONLINE.
application_monitor() {
  application_present || return 100
  [ -n "$MONITOR_PROGRAM" ] || return 110
  application_user
  custom_monitor "$MONITOR_PROGRAM"
}

application_up() {
  application_monitor
  [ $? -ge 101 ]
}

application_down() {
  application_monitor
  [ $? -eq 100 ]
}

# application_find: what may be ended, in PROCESS_FOUND, from a fresh table: processes of MonitorProcesses,
# and of a PID file one that carries the application's directory. Other living processes of PID files are
# named in APPLICATION_STRANGERS: their number may long be somebody else's.
application_find() {
  process_snapshot
  PROCESS_FOUND=
  eval "application_collect_lines $MONITOR_PROCESSES"
  APPLICATION_STRANGERS=
  eval "application_collect_files $PID_FILES"
}

application_collect_lines() {
  for APPLICATION_LINE in "$@"; do
    application_line "$APPLICATION_LINE"
    process_lines "$CHECKED_LINE"
  done
}

application_collect_files() {
  for APPLICATION_FILE in "$@"; do
    path_checked PidFiles "$APPLICATION_FILE"
    process_read_file "$CHECKED_PATH"
    process_arguments "${PROCESS_FILE_PID:-none}"
    [ -n "$PROCESS_ARGUMENTS" ] || continue
    if process_carries "$PROCESS_ARGUMENTS" "$APPLICATION_ROOT"; then
      process_add "$PROCESS_FILE_PID"
    fi
    case " $PROCESS_FOUND " in
    *" $PROCESS_FILE_PID "*) ;;
    *) APPLICATION_STRANGERS="$APPLICATION_STRANGERS $PROCESS_FILE_PID" ;;
    esac
  done
}
