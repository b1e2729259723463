#!/bin/sh
# Makes Corosync and Pacemaker ready on a system: packages beside this script where they are missing, their user, the agents.
set -eu
here=/root/pacemaker
if ! command -v pacemakerd >/dev/null || ! command -v corosync >/dev/null; then
  dpkg --install "$here"/*.deb >/dev/null
fi
getent group haclient >/dev/null || groupadd --system haclient
getent passwd hacluster >/dev/null ||
  useradd --system --gid haclient --home-dir /var/lib/pacemaker --no-create-home --shell /usr/sbin/nologin hacluster
install -d -o hacluster -g haclient -m 750 /var/lib/pacemaker /var/lib/pacemaker/blackbox /var/lib/pacemaker/cib \
  /var/lib/pacemaker/cores /var/lib/pacemaker/pengine
install -d /usr/lib/ocf/resource.d/bench /etc/corosync
install -m 755 "$here/front-end" /usr/lib/ocf/resource.d/bench/front-end
install -m 755 "$here/fence_relay" /usr/sbin/fence_relay
install -m 644 "$here/corosync.conf" /etc/corosync/corosync.conf
install -m 400 "$here/authkey" /etc/corosync/authkey
# Filesystem asks for the kernel's module, which is there, by a program that may not be.
command -v modprobe >/dev/null || ln -s /bin/true /usr/local/sbin/modprobe
