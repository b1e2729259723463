#!/bin/sh
# install-packages.sh IMAGE PACKAGE…: installs Debian packages over the machine's / into a file system image, in
# a mount and process namespace of its own. The machine's own / is never written to and none of the packages'
# daemons is started.
set -eu
image=$1
shift

mount --make-rprivate /
mount -t tmpfs -o size=64k place /mnt
mkdir /mnt/image /mnt/root
mount -t ext4 -o loop "$image" /mnt/image
mkdir /mnt/image/upper /mnt/image/work
root=/mnt/root
mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/image/upper,workdir=/mnt/image/work "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs run "$root/run"
mount -t tmpfs tmp "$root/tmp"

printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
mkdir -p "$root/etc/dpkg/dpkg.cfg.d" "$root/etc/apt/apt.conf.d"
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/hawser-lab"
printf 'APT::Install-Recommends "false";\nAcquire::Languages "none";\n' >"$root/etc/apt/apt.conf.d/99hawser-lab"

inside() {
  chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"
}
inside apt-get update -qq
inside apt-get install -y -qq "$@" >/dev/null
inside apt-get clean
rm -rf "$root"/var/lib/apt/lists/*

# The owner of the mailboxes has the same number on every system.
inside useradd --system --uid 5000 --home-dir /mail --no-create-home --shell /usr/sbin/nologin vmail
# The tools of 389 Directory Server must not look for systemd.
sed -i 's/^with_systemd *=.*/with_systemd = 0/' "$root/usr/share/dirsrv/inf/defaults.inf"
