# shellcheck shell=sh
# Any program with a start and a stop command: what its entry points do.

# shellcheck source-path=SCRIPTDIR source=application.sh
. "$HAWSER_SUITE/Application/application.sh"

# application_command RUNNER ATTRIBUTE VALUE: runs the attribute's command as User, by one of the
# program_run functions (with its deadline), and logs how it ended.
application_command() {
  APPLICATION_RUNNER=$1
  APPLICATION_NAME=$2
  program_words "$2" "$3"
  eval "set -- $PROGRAM_WORDS"
  program_runnable "$1" || agent_fail 2802 "$APPLICATION_NAME $1 is no program that can be run here"
  application_user
  log_info 2803 "running $APPLICATION_NAME"
  eval "$APPLICATION_RUNNER $PROGRAM_PREFIX $PROGRAM_WORDS"
  APPLICATION_STATUS=$?
  program_report "$APPLICATION_STATUS" "$APPLICATION_NAME ended"
}

application_online() {
  if application_up; then
    log_info 2811 'already running; nothing to start'
    return 0
  fi
  application_command program_run StartProgram "$START_PROGRAM"
  [ "$APPLICATION_STATUS" -eq 0 ] || agent_fail 2812 'StartProgram failed'
  agent_wait_until "$(agent_deadline 90)" application_up ||
    agent_fail 2813 'StartProgram ended, but the application is not up in the time OnlineTimeout leaves'
  log_info 2814 'started'
}

application_offline() {
  if application_down; then
    log_info 2821 'not running; nothing to stop'
    return 0
  fi
  [ -n "$STOP_PROGRAM" ] || agent_fail 2822 'StopProgram is not set'
  application_command "program_run_until $(agent_deadline 60)" StopProgram "$STOP_PROGRAM"
  agent_wait_until "$(agent_deadline 90)" application_down ||
    agent_fail 2823 'StopProgram ended, but the application is not down in the time OfflineTimeout leaves'
  log_info 2824 'stopped'
}

# application_clean: CleanProgram, then the end of what is known to be the application's. It fails when a
# process is left whose owner cannot be told, rather than to end a stranger's or to say that all is gone.
application_clean() {
  if [ -n "$CLEAN_PROGRAM" ]; then
    application_command "program_run_until $(agent_deadline 40)" CleanProgram "$CLEAN_PROGRAM"
  fi
  process_terminate application_find "$(agent_deadline 65)" "$(agent_deadline 90)" || exit 1
  application_find
  if [ -n "$APPLICATION_STRANGERS" ]; then
    agent_fail 2831 "process$APPLICATION_STRANGERS of PidFiles lives, but its command line does not carry $APPLICATION_ROOT: end it by a CleanProgram, or name it in MonitorProcesses"
  fi
  if [ -z "$PID_FILES$MONITOR_PROCESSES" ] && ! application_down; then
    agent_fail 2832 'MonitorProgram does not say that the application is down'
  fi
  log_info 2833 'nothing is left'
}
