# shellcheck shell=sh
# Unmounting. Never lazily: a file system that is only out of sight may still be written to, while the next
# system mounts it. (One of a server is another matter: the server keeps its clients apart.)

# shellcheck source-path=SCRIPTDIR source=mount.sh
. "$HAWSER_SUITE/Mount/mount.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/process.sh
. "$HAWSER_SUITE/lib/process.sh"

# detach_offline: what keeps the file system busy may be about to end, so it is tried for a few seconds.
detach_offline() {
  detach_needed || return 0
  agent_clock
  agent_wait_until $((AGENT_NOW + 3)) detach_tried ||
    detach_holders_told
  detach_judged
}

# detach_clean: ends who keeps it busy, then unmounts by force.
detach_clean() {
  detach_needed || return 0
  if ! detach_tried; then
    detach_holders_told
    process_terminate detach_holders "$(agent_deadline 40)" "$(agent_deadline 70)"
    detach_tried || detach_tried -f || detach_lazily
  fi
  detach_judged
}

detach_needed() {
  mount_here && return 0
  log_info 2411 "$BLOCK_DEVICE is not mounted at $MOUNT_POINT; nothing to unmount"
  return 1
}

# detach_tried [OPTION]: umount; succeeds only when the file system is gone.
detach_tried() {
  program_run umount "$@" "$MOUNT_POINT"
  DETACH_STATUS=$?
  mount_not_here
}

detach_lazily() {
  mount_shared && [ "$PLATFORM" = Linux ] || return 1
  log_warn 2415 "the server of $BLOCK_DEVICE does not let go of $MOUNT_POINT; it is taken out of sight"
  detach_tried -l
}

detach_judged() {
  if mount_here; then
    program_report "$DETACH_STATUS" "unmounting $MOUNT_POINT"
    log_error 2412 "$BLOCK_DEVICE is still mounted at $MOUNT_POINT"
    return 1
  fi
  log_info 2413 "$MOUNT_POINT unmounted"
}

# detach_holders: the processes that keep the file system busy, in PROCESS_FOUND. Asked of fuser, and only
# while the file system is mounted: of a mere directory fuser tells who uses the file system it lies on.
# That is why it is not asked on a system that is but a directory, nor a fuser that knows no -M.
detach_holders() {
  PROCESS_FOUND=
  [ -z "$HAWSER_SYSTEM_ROOT" ] || return 0
  command -v fuser >/dev/null 2>&1 || return 0
  mount_here || return 0
  case $PLATFORM in
  SunOS) DETACH_SHOWN=$(fuser -c "$MOUNT_POINT" 2>/dev/null) ;;
  *) DETACH_SHOWN=$(fuser -M -m "$MOUNT_POINT" 2>/dev/null) ;;
  esac
  for DETACH_PID in $DETACH_SHOWN; do
    case $DETACH_PID in
    *[!0-9]* | 1 | "$$" | "$PPID") ;;
    *) process_add "$DETACH_PID" ;;
    esac
  done
}

detach_holders_told() {
  detach_holders
  if [ -n "$PROCESS_FOUND" ]; then
    log_warn 2414 "$MOUNT_POINT is busy: process$PROCESS_FOUND"
  else
    log_warn 2414 "$MOUNT_POINT is busy; no process is known to use it: something may be mounted below it"
  fi
}
