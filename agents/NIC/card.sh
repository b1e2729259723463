# shellcheck shell=sh
# A network card of a system.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"

# card_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
card_begin() {
  agent_begin NIC 10001 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar DEVICE "$@" && shift
  argument_list NETWORK_HOSTS "$@" && shift $(($1 + 1))
  argument_scalar PING_OPTIMIZE "$@" && shift
  argument_scalar MII "$@"
  argument_name Device "$DEVICE"
  argument_integer PingOptimize "$PING_OPTIMIZE"
  agent_platform
  case $PLATFORM in
  SunOS) program_needed ifconfig ;;
  *) program_needed ip ;;
  esac
}

# card_link: the card is there, switched on, and (with Mii) has a carrier.
card_link() {
  if [ "$PLATFORM" = SunOS ]; then
    card_link_solaris
    return
  fi
  CARD_SHOWN=$(ip link show dev "$DEVICE" 2>&1) || return 1
  case $CARD_SHOWN in
  *[\<,]UP[,\>]*) ;;
  *) return 1 ;;
  esac
  [ "$MII" != 0 ] || return 0
  case $CARD_SHOWN in
  *NO-CARRIER* | *'state DOWN'*) return 1 ;;
  esac
}

# card_link_solaris: RUNNING is the carrier, as the driver sees it.
card_link_solaris() {
  CARD_SHOWN=$(ifconfig "$DEVICE" 2>&1) || return 1
  case $CARD_SHOWN in
  *[\<,]UP[,\>]*) ;;
  *) return 1 ;;
  esac
  [ "$MII" != 0 ] || return 0
  case $CARD_SHOWN in
  *[\<,]RUNNING[,\>]*) ;;
  *) return 1 ;;
  esac
}

# card_answered HOST…: one of them answers a ping, or none is named.
card_answered() {
  [ $# -gt 0 ] || return 0
  program_needed ping
  for CARD_HOST in "$@"; do
    argument_name NetworkHosts "$CARD_HOST"
    ! card_ping "$CARD_HOST" >/dev/null 2>&1 || return 0
  done
  log_warn 2003 "none of NetworkHosts answers through $DEVICE"
  return 1
}

# card_ping HOST: once, through this card. Solaris chooses the card by its routes.
card_ping() {
  case $PLATFORM in
  SunOS) ping "$1" 1 ;;
  *) ping -c 1 -W 1 -I "$DEVICE" "$1" ;;
  esac
}
