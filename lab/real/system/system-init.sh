#!/bin/sh
# The first process of a system, still on the machine's own root: builds the system's root and moves into it.
set -eu
name=$1 directory=$2 packages=$3 address=$4
shift 4
# What is left are the disks it has cables to: NAME MAJOR MINOR MOUNT_POINT each.
root=$directory/root

# Below its own disk: the packages, and below them the machine it runs on, both never written to.
mkdir -p "$directory/packages"
mount -t ext4 -o loop,ro "$packages" "$directory/packages"
mount -t overlay overlay \
  -o "lowerdir=$directory/packages/upper:/,upperdir=$directory/upper,workdir=$directory/work" "$root"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
mount -t sysfs -o ro,nosuid,nodev,noexec sysfs "$root/sys"
mount -t tmpfs -o mode=755,size=64k dev "$root/dev"
mount -t tmpfs -o mode=755,nosuid,nodev,size=64m run "$root/run"
mount -t tmpfs -o mode=1777,size=64m tmp "$root/tmp"
mkdir "$root/dev/pts" "$root/dev/shm" "$root/dev/san" "$root/run/lock" "$root/run/sshd"
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777,size=256m shm "$root/dev/shm"
mknod -m 666 "$root/dev/null" c 1 3
mknod -m 666 "$root/dev/zero" c 1 5
mknod -m 666 "$root/dev/full" c 1 7
mknod -m 666 "$root/dev/random" c 1 8
mknod -m 666 "$root/dev/urandom" c 1 9
mknod -m 666 "$root/dev/tty" c 5 0
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"

# Nobody's files are here but its own; the lab's disks are not to be reached around their cables.
mount --bind "$directory/home" "$root/root"
for hidden in home mnt media srv var/lib/hawser var/cache/hawser; do
  [ ! -d "$root/$hidden" ] || mount -t tmpfs -o mode=755,size=64k hidden "$root/$hidden"
done
while [ $# -gt 0 ]; do
  mknod -m 660 "$root/dev/san/$1" b "$2" "$3"
  mkdir -p "$root$4"
  shift 4
done

hostname "$name"
printf '%s\n' "$name" >"$root/etc/hostname"
cat "$directory/hosts" >"$root/etc/hosts"
# No name service: a mail server that asks one which is not there greets seconds late.
: >"$root/etc/resolv.conf"
sed -i 's/^hosts:.*/hosts: files/' "$root/etc/nsswitch.conf"
install -m 600 "$directory/host_key" "$root/etc/ssh/lab_host_key"
install -d -m 700 "$root/root/.ssh"
install -m 600 "$directory/authorized_keys" "$root/root/.ssh/authorized_keys"
cat >"$root/etc/ssh/lab_sshd_config" <<END
ListenAddress $address
HostKey /etc/ssh/lab_host_key
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM yes
PrintMotd no
Subsystem sftp internal-sftp
END

# /proc is still the machine's: it tells the number that this process has there.
read -r number _ </proc/self/stat
printf '%s\n' "$number" >"$directory/pid.new"
mv "$directory/pid.new" "$directory/pid"

cd "$root"
mkdir -p .old
pivot_root . .old
# shellcheck disable=SC2016
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
  chroot . /bin/sh -c '
    umount -l /.old
    rmdir /.old
    /usr/sbin/sshd -f /etc/ssh/lab_sshd_config
    exec /usr/bin/tini -s -- sleep infinity' </dev/null
