#!/bin/sh
# Action script for Clusterware's script agent: start, stop, check, clean of a resource of this suite. Which one is told
# by the attributes HAWSER_TYPE, HAWSER_RESOURCE and HAWSER_ARGUMENTS of the resource, which Clusterware puts into the
# environment as _CRS_HAWSER_… . Exit codes: 0 done, or online; 1 failed, or not online.

set -u
set -f
CDPATH='' cd -P -- "${0%/*}/../.." || exit 1
HAWSER_SUITE=$PWD
cd / || exit 1
# shellcheck source-path=SCRIPTDIR source=call.sh
. "$HAWSER_SUITE/lib/foreign/call.sh"

resource=${_CRS_HAWSER_RESOURCE:-}
secrets=${HAWSER_SYSTEM_ROOT-}/etc/hawser/secrets/$resource
[ -n "$resource" ] && [ -e "$secrets" ] || secrets=
call_begin "${_CRS_HAWSER_TYPE:-}" "$resource" "${_CRS_HAWSER_ARGUMENTS:-}" "$secrets" "${_CRS_SCRIPT_TIMEOUT:-}" || {
  printf 'CRS_ERROR: there is no agent for this resource\n'
  exit 1
}

case ${1-} in
start) call_start ;;
stop) call_stop ;;
clean | abort)
  call_can clean && call_entry clean 4
  call_check
  [ "$CALL_STATE" = offline ]
  ;;
check)
  call_check
  [ "$CALL_STATE" = online ]
  ;;
*)
  printf 'CRS_ERROR: no such action: %s\n' "${1-}"
  exit 1
  ;;
esac
