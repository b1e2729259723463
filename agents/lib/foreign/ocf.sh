#!/bin/sh
# OCF resource agent that runs the agents of this suite under Pacemaker, as ocf:hawser:agent. Link to it:
#   ln -s /opt/hawser/agents/lib/foreign/ocf.sh /usr/lib/ocf/resource.d/hawser/agent
# Exit codes: 0 running, 190 running with doubts (a monitor's confidence below 100), 7 not running, 1 failed or not known,
# 3 not supported, 5 not installed, 6 wrong parameters.

set -u
set -f
HAWSER_SUITE=${OCF_RESKEY_suite:-/opt/hawser/agents}

metadata() {
  cat <<'XML'
<?xml version="1.0"?>
<!DOCTYPE resource-agent SYSTEM "ra-api-1.dtd">
<resource-agent name="agent" version="1.0">
<version>1.1</version>
<longdesc lang="en">Runs an agent of Hawser for one resource and translates its exit codes.</longdesc>
<shortdesc lang="en">an agent of Hawser</shortdesc>
<parameters>
<parameter name="suite"><longdesc lang="en">Directory of the agents.</longdesc><shortdesc lang="en">suite</shortdesc><content type="string" default="/opt/hawser/agents"/></parameter>
<parameter name="type" required="1"><longdesc lang="en">Resource type, which names the agent.</longdesc><shortdesc lang="en">type</shortdesc><content type="string"/></parameter>
<parameter name="arguments"><longdesc lang="en">Values of the attributes in ArgList, packed: every character but letters, digits and _+./:@- is % and two hexadecimal digits, an empty word is %00.</longdesc><shortdesc lang="en">packed values</shortdesc><content type="string" default=""/></parameter>
<parameter name="secrets"><longdesc lang="en">File with a line Attribute=value for each secret attribute, readable by root alone.</longdesc><shortdesc lang="en">secrets file</shortdesc><content type="string" default=""/></parameter>
</parameters>
<actions>
<action name="start" timeout="300s"/>
<action name="stop" timeout="360s"/>
<action name="monitor" timeout="60s" interval="60s" depth="0"/>
<action name="validate-all" timeout="30s"/>
<action name="meta-data" timeout="5s"/>
</actions>
</resource-agent>
XML
}

case ${1-} in
meta-data)
  metadata
  exit 0
  ;;
start | stop | monitor | status | validate-all) ;;
*) exit 3 ;;
esac

[ -r "$HAWSER_SUITE/lib/foreign/call.sh" ] || exit 5
# shellcheck source-path=SCRIPTDIR source=call.sh
. "$HAWSER_SUITE/lib/foreign/call.sh"

timeoutMs=${OCF_RESKEY_CRM_meta_timeout:-}
seconds=
case $timeoutMs in
'' | *[!0-9]*) ;;
*) seconds=$((timeoutMs / 1000)) ;;
esac
# An instance of a clone has its number behind a colon.
resource=${OCF_RESOURCE_INSTANCE:-hawser}
call_begin "${OCF_RESKEY_type:-}" "${resource%%:*}" "${OCF_RESKEY_arguments:-}" "${OCF_RESKEY_secrets:-}" "$seconds" ||
  exit 6

case $1 in
start) call_start || exit 1 ;;
stop) call_stop || exit 1 ;;
validate-all) ;;
*)
  call_check
  case $CALL_STATE in
  online) [ "$CALL_CODE" -eq 110 ] || exit 190 ;;
  offline) exit 7 ;;
  *) exit 1 ;;
  esac
  ;;
esac
exit 0
