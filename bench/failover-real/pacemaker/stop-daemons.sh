#!/bin/sh
# Ends Pacemaker, then Corosync, and forgets the cluster's configuration.
set -u
pkill -TERM -x pacemakerd
while pgrep -x pacemakerd >/dev/null; do sleep 0.1; done
pkill -TERM -x corosync
while pgrep -x corosync >/dev/null; do sleep 0.1; done
rm -f /var/lib/pacemaker/cib/* /var/lib/pacemaker/pengine/*
