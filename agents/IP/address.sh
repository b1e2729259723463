# shellcheck shell=sh
# A virtual address on a network card.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=wire.sh
. "$HAWSER_SUITE/IP/wire.sh"

# address_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
address_begin() {
  agent_begin IP 10001 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar DEVICE "$@" && shift
  argument_scalar ADDRESS "$@" && shift
  argument_scalar NET_MASK "$@" && shift
  argument_scalar OPTIONS "$@" && shift
  argument_scalar ARP_DELAY "$@"
  argument_name Device "$DEVICE"
  argument_name Address "$ADDRESS"
  case $ADDRESS in
  *[!0-9A-Fa-f.:]*) agent_fail 2101 "Address is '$ADDRESS', which is no IP address" ;;
  esac
  argument_integer ArpDelay "$ARP_DELAY"
  address_prefix
  agent_platform
  case $PLATFORM in
  SunOS) program_needed ifconfig ;;
  *) program_needed ip ;;
  esac
}

# address_prefix: NetMask (255.255.255.0, or 24) as a prefix length, in ADDRESS_PREFIX.
address_prefix() {
  case $NET_MASK in
  '')
    ADDRESS_PREFIX=32
    case $ADDRESS in *:*) ADDRESS_PREFIX=128 ;; esac
    log_warn 2102 "NetMask is not set; $ADDRESS_PREFIX bits are used"
    ;;
  *.*.*.*) address_dotted "$NET_MASK" ;;
  *[!0-9]* | ????*) agent_fail 2103 "NetMask is '$NET_MASK', which is neither a mask nor a prefix length" ;;
  *)
    ADDRESS_PREFIX=$NET_MASK
    [ "$NET_MASK" -le 128 ] || agent_fail 2103 "NetMask is '$NET_MASK', which is too long for a prefix"
    ;;
  esac
}

address_dotted() {
  ADDRESS_PREFIX=0
  ADDRESS_OPEN=yes
  ADDRESS_OCTETS=0
  for ADDRESS_OCTET in $(printf '%s' "$1" | tr . ' '); do
    ADDRESS_OCTETS=$((ADDRESS_OCTETS + 1))
    case $ADDRESS_OPEN:$ADDRESS_OCTET in
    yes:255) ADDRESS_BITS=8 ;;
    yes:254) ADDRESS_BITS=7 ;;
    yes:252) ADDRESS_BITS=6 ;;
    yes:248) ADDRESS_BITS=5 ;;
    yes:240) ADDRESS_BITS=4 ;;
    yes:224) ADDRESS_BITS=3 ;;
    yes:192) ADDRESS_BITS=2 ;;
    yes:128) ADDRESS_BITS=1 ;;
    *:0) ADDRESS_BITS=0 ;;
    *) agent_fail 2103 "NetMask is '$1', which is no mask" ;;
    esac
    [ "$ADDRESS_BITS" -eq 8 ] || ADDRESS_OPEN=no
    ADDRESS_PREFIX=$((ADDRESS_PREFIX + ADDRESS_BITS))
  done
  [ "$ADDRESS_OCTETS" -eq 4 ] || agent_fail 2103 "NetMask is '$1', which is no mask"
}

# address_here: the address is on the card of this system. An IPv6 address can be written in many ways, so
# that ip is asked for the very one.
address_here() {
  case $PLATFORM:$ADDRESS in
  SunOS:*)
    address_logical
    return
    ;;
  *:*:*)
    ADDRESS_SHOWN=$(ip -o addr show dev "$DEVICE" to "$ADDRESS" 2>&1) && [ -n "$ADDRESS_SHOWN" ]
    return
    ;;
  esac
  ADDRESS_SHOWN=$(ip addr show dev "$DEVICE" 2>&1) || return 1
  case $ADDRESS_SHOWN in
  *"inet $ADDRESS/"* | *"inet $ADDRESS "*) ;;
  *) return 1 ;;
  esac
}

# address_logical: Solaris has the address on a logical interface of the card, up and not found a duplicate.
address_logical() {
  ADDRESS_SHOWN=$(ifconfig -a 2>&1) || return 1
  ADDRESS_OWNER=
  while read -r ADDRESS_FIRST ADDRESS_SECOND _; do
    case $ADDRESS_FIRST:$ADDRESS_SECOND in
    *::flags=*) ADDRESS_OWNER=$ADDRESS_FIRST$ADDRESS_SECOND ;;
    inet:"$ADDRESS" | inet6:"$ADDRESS/"*)
      case $ADDRESS_OWNER in
      *DUPLICATE*) ;;
      "$DEVICE:"*[\<,]UP[,\>]*) return 0 ;;
      esac
      ;;
    esac
  done <<EOF
$ADDRESS_SHOWN
EOF
  return 1
}

# address_add OPTION…
address_add() {
  case $PLATFORM:$ADDRESS in
  SunOS:*:*) set -- ifconfig "$DEVICE" inet6 addif "$ADDRESS/$ADDRESS_PREFIX" "$@" up ;;
  SunOS:*) set -- ifconfig "$DEVICE" addif "$ADDRESS/$ADDRESS_PREFIX" "$@" up ;;
  *) set -- ip addr add "$ADDRESS/$ADDRESS_PREFIX" dev "$DEVICE" "$@" ;;
  esac
  program_try "adding $ADDRESS to $DEVICE" "$@"
}

address_delete() {
  case $PLATFORM:$ADDRESS in
  SunOS:*:*) set -- ifconfig "$DEVICE" inet6 removeif "$ADDRESS" ;;
  SunOS:*) set -- ifconfig "$DEVICE" removeif "$ADDRESS" ;;
  *) set -- ip addr del "$ADDRESS/$ADDRESS_PREFIX" dev "$DEVICE" ;;
  esac
  program_try "removing $ADDRESS from $DEVICE" "$@"
}

address_remove() {
  if ! address_here; then
    log_info 2111 "$ADDRESS is not on $DEVICE; nothing to remove"
    return 0
  fi
  address_delete
  if address_here; then
    log_error 2112 "$ADDRESS is still on $DEVICE"
    return 1
  fi
  log_info 2113 "$ADDRESS removed from $DEVICE"
}
