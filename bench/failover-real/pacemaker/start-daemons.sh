#!/bin/sh
# Starts Corosync and Pacemaker on a system that has just been switched on.
set -eu
install -d -o hacluster -g haclient -m 750 /run/crm /var/log/pacemaker
install -d /run/resource-agents /var/log/corosync
corosync
PCMK_logfile=/var/log/pacemaker/pacemaker.log setsid pacemakerd >/dev/null 2>&1 </dev/null &
