# shellcheck shell=sh
# What the network is asked before an address is taken, and told afterwards.

# wire_arping: whether there is an arping that can do both (that of iputils or BusyBox). Another program of
# that name means other things by the same options. A system that is but a directory has no wire of its own.
wire_arping() {
  [ -z "$HAWSER_SYSTEM_ROOT" ] || return 1
  case $PLATFORM:$ADDRESS in
  Linux:*:*) return 1 ;;
  Linux:*) ;;
  *) return 1 ;;
  esac
  command -v arping >/dev/null 2>&1 || return 1
  case $(arping -V 2>&1) in
  *iputils* | *BusyBox*) ;;
  *) return 1 ;;
  esac
}

# wire_holds: something in the network has the address already. ARP cannot be kept silent by a packet
# filter; where it cannot be asked, a ping must do. Without either nobody can be asked.
wire_holds() {
  if wire_elsewhere; then return 0; fi
  if wire_arping; then
    wire_probe
    case $? in
    # 124: timeout has ended it, and nobody had answered by then.
    0 | 124) return 1 ;;
    1) return 0 ;;
    *) log_warn 2131 "arping failed on $DEVICE; a ping is asked instead" ;;
    esac
  fi
  program_needed ping
  case $PLATFORM in
  SunOS) ping "$ADDRESS" 1 >/dev/null 2>&1 ;;
  *) ping -c 1 -W 1 "$ADDRESS" >/dev/null 2>&1 ;;
  esac
}

# wire_probe: asks by ARP. arping counts whole seconds, and the service is down meanwhile; who has an address answers from
# the kernel within milliseconds, so a shorter wait will do where timeout knows fractions (that of coreutils does).
wire_probe() {
  set -- arping -q -f -D -c 1 -w 1 -I "$DEVICE" "$ADDRESS"
  if timeout 0.5 true 2>/dev/null; then set -- timeout 0.4 "$@"; fi
  "$@" >/dev/null 2>&1
}

# wire_elsewhere: another card of this very system has the address.
wire_elsewhere() {
  [ -z "$HAWSER_SYSTEM_ROOT" ] && [ "$PLATFORM" = Linux ] || return 1
  WIRE_SHOWN=$(ip -o addr show to "$ADDRESS" 2>/dev/null)
  [ -n "$WIRE_SHOWN" ]
}

# wire_settle: IPv6 finds duplicates itself, after the address was added; until then it is tentative.
# Fails when somebody else has it.
wire_settle() {
  case $PLATFORM:$ADDRESS in
  Linux:*:*) ;;
  *) return 0 ;;
  esac
  agent_wait_until "$(agent_deadline 50)" wire_settled || return 1
  case $ADDRESS_SHOWN in
  *dadfailed*) return 1 ;;
  esac
}

wire_settled() {
  address_here || return 1
  case $ADDRESS_SHOWN in
  *dadfailed*) ;;
  *' tentative'*) return 1 ;;
  esac
}

# wire_announce: tells everybody's ARP cache whose the address is now: at once, and again after ArpDelay
# seconds, in the background, since the service does not have to wait for it. arping refuses to speak for an
# address that is gone by then.
wire_announce() {
  if wire_arping; then
    (wire_tell) </dev/null >/dev/null 2>&1 &
    return 0
  fi
  case $PLATFORM:$HAWSER_SYSTEM_ROOT:$ADDRESS in
  Linux::*:*) ;;
  Linux::*) log_warn 2132 'no arping here: neighbours that know the address may go on asking its last system for a while' ;;
  esac
}

wire_tell() {
  arping -q -U -c 1 -w 1 -I "$DEVICE" "$ADDRESS"
  sleep "${ARP_DELAY:-1}"
  exec arping -q -A -c 1 -w 1 -I "$DEVICE" "$ADDRESS"
}
