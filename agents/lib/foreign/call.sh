# shellcheck shell=sh
# Calls the entry points of this suite where another cluster's framework runs instead of Hawser's engine: ocf.sh for
# Pacemaker, gds.sh for Sun Cluster, scriptagent.sh for Clusterware. The caller has set HAWSER_SUITE.
#
# The values of ArgList come as packed words: what is no letter, digit or one of _ + . / : @ - is % and two hexadecimal
# digits, and the empty word is %00, so that they need no quotes on their way here. No shell reads them as code.

set -u
set -f

# unpack WORD: the word it stands for, in UNPACKED.
unpack() {
  UNPACKED=
  [ "$1" = %00 ] && return
  PACKED=$1
  while :; do
    case $PACKED in
    *%*) ;;
    *)
      UNPACKED=$UNPACKED$PACKED
      return
      ;;
    esac
    UNPACKED=$UNPACKED${PACKED%%\%*}
    PACKED=${PACKED#*%}
    UNPACK_REST=${PACKED#??}
    UNPACK_OCTAL=$(printf '%o' "0x${PACKED%"$UNPACK_REST"}")
    # A newline at the end of what a command prints is dropped: the x keeps it.
    UNPACK_CHARACTER=$(printf '%b' "\\0${UNPACK_OCTAL}x")
    UNPACKED=$UNPACKED${UNPACK_CHARACTER%x}
    PACKED=$UNPACK_REST
  done
}

# call_begin TYPE RESOURCE PACKED_WORDS SECRETS_FILE SECONDS: which agent, for which resource, with which values. SECONDS is
# the entry point's whole time, empty for what VCS gives it.
call_begin() {
  CALL_TYPE=$1
  CALL_RESOURCE=$2
  CALL_WORDS=$3
  CALL_SECRETS=$4
  case $CALL_TYPE in
  '' | *[!A-Za-z0-9_]*)
    printf 'no type of agent: %s\n' "$CALL_TYPE" >&2
    return 1
    ;;
  esac
  if [ ! -x "$HAWSER_SUITE/$CALL_TYPE/monitor" ]; then
    printf 'there is no agent %s in %s\n' "$CALL_TYPE" "$HAWSER_SUITE" >&2
    return 1
  fi
  if [ -n "$CALL_SECRETS" ] && [ ! -r "$CALL_SECRETS" ]; then
    printf 'the secrets of %s cannot be read from %s\n' "$CALL_RESOURCE" "$CALL_SECRETS" >&2
    return 1
  fi
  HAWSER_SYSTEM_ROOT=${HAWSER_SYSTEM_ROOT-}
  export HAWSER_SUITE HAWSER_SYSTEM_ROOT
  unset HAWSER_TIMEOUT_SECONDS
  case $5 in
  '' | *[!0-9]*) ;;
  *)
    HAWSER_TIMEOUT_SECONDS=$5
    export HAWSER_TIMEOUT_SECONDS
    ;;
  esac
}

# call_entry ENTRY_POINT [CLEAN_REASON]: runs it; its exit code is that of the function.
call_entry() {
  CALL_ENTRY=$1
  shift
  set -- "$CALL_RESOURCE" "$@"
  CALL_REST=$CALL_WORDS
  while [ -n "$CALL_REST" ]; do
    CALL_WORD=${CALL_REST%% *}
    CALL_REST=${CALL_REST#"$CALL_WORD"}
    CALL_REST=${CALL_REST# }
    [ -n "$CALL_WORD" ] || continue
    unpack "$CALL_WORD"
    set -- "$@" "$UNPACKED"
  done
  if [ -n "$CALL_SECRETS" ]; then
    "$HAWSER_SUITE/$CALL_TYPE/$CALL_ENTRY" "$@" <"$CALL_SECRETS"
  else
    "$HAWSER_SUITE/$CALL_TYPE/$CALL_ENTRY" "$@" </dev/null
  fi
}

# call_monitor: online, offline or unknown, in CALL_STATE; the exit code, which tells how sure it is, in CALL_CODE.
call_monitor() {
  call_entry monitor
  CALL_CODE=$?
  case $CALL_CODE in
  100) CALL_STATE=offline ;;
  10[1-9] | 110) CALL_STATE=online ;;
  *) CALL_STATE=unknown ;;
  esac
}

call_can() {
  [ -x "$HAWSER_SUITE/$CALL_TYPE/$1" ]
}

# call_await STATE TRIES: monitors until it is so.
call_await() {
  AWAIT_STATE=$1
  AWAIT_LEFT=$2
  while :; do
    call_monitor
    [ "$CALL_STATE" = "$AWAIT_STATE" ] && return 0
    AWAIT_LEFT=$((AWAIT_LEFT - 1))
    [ "$AWAIT_LEFT" -gt 0 ] || return 1
    sleep 1
  done
}

# call_mark: the file that says that what is only watched counts as started here; a start of the system forgets it.
call_mark() {
  CALL_MARK=${HAWSER_SYSTEM_ROOT}/var/run/hawser/watched.$CALL_TYPE.$CALL_RESOURCE
}

# call_start: succeeds once the monitor finds it online. What is only watched has to be there already.
call_start() {
  call_monitor
  if ! call_can online; then
    [ "$CALL_STATE" = online ] || return 1
    call_mark
    mkdir -p "${CALL_MARK%/*}" && : >"$CALL_MARK"
    return
  fi
  [ "$CALL_STATE" = online ] && return 0
  call_entry online
  # The exit code of online is how many seconds the monitor should wait.
  CALL_CODE=$?
  [ "$CALL_CODE" -gt 0 ] && sleep "$CALL_CODE"
  call_await online "${HAWSER_TIMEOUT_SECONDS:-300}"
}

# call_stop: offline, then clean; succeeds only when the monitor finds nothing left.
call_stop() {
  if ! call_can online; then
    call_mark
    rm -f "$CALL_MARK"
    return
  fi
  # What is never taken offline stays, and is taken for stopped.
  call_can offline || return 0
  call_monitor
  [ "$CALL_STATE" = offline ] && return 0
  call_entry offline
  CALL_CODE=$?
  [ "$CALL_CODE" -gt 0 ] && sleep "$CALL_CODE"
  call_await offline 2 && return 0
  call_can clean || return 1
  call_entry clean 1
  call_await offline 2
}

# call_check: as call_monitor; what is only watched is offline where it was not started.
call_check() {
  if ! call_can online; then
    call_mark
    CALL_STATE=offline
    [ -e "$CALL_MARK" ] || return 0
  fi
  call_monitor
}
