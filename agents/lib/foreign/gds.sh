#!/bin/sh
# Start, stop and probe commands of Sun Cluster's generic data service for a resource of this suite:
#   gds.sh start|stop|probe TYPE RESOURCE [PACKED_WORD ...]
# start and stop: 0 done, 1 not. probe: 0 well, 100 a complete failure. A probe that does not know says 100 as well: Sun
# Cluster has no word for it. Secrets are read from /etc/hawser/secrets/RESOURCE where there is such a file.

set -u
set -f
[ $# -ge 3 ] || {
  printf 'usage: gds.sh start|stop|probe TYPE RESOURCE [PACKED_WORD ...]\n' >&2
  exit 1
}
CDPATH='' cd -P -- "${0%/*}/../.." || exit 1
HAWSER_SUITE=$PWD
cd / || exit 1
# shellcheck source-path=SCRIPTDIR source=call.sh
. "$HAWSER_SUITE/lib/foreign/call.sh"

action=$1
type=$2
resource=$3
shift 3
secrets=${HAWSER_SYSTEM_ROOT-}/etc/hawser/secrets/$resource
[ -e "$secrets" ] || secrets=
call_begin "$type" "$resource" "$*" "$secrets" '' || exit 100

case $action in
start) call_start ;;
stop) call_stop ;;
probe)
  call_check
  [ "$CALL_STATE" = online ] || exit 100
  ;;
*) exit 1 ;;
esac
