#!/bin/sh
# store.sh: makes a message store in ROOT: a Dovecot for each of SERVICES (imap, pop) at ADDRESS, and USERS, each with
# password secret. Runs on a system that has the shared disk mounted; starts nothing.
set -eu
mkdir -p "$ROOT/lib" "$ROOT/sbin" "$ROOT/log" "$ROOT/config"
install -m 755 /root/software/messaging/lib/* "$ROOT/lib"
install -m 755 /root/software/messaging/sbin/* "$ROOT/sbin"
install -d -o vmail -g vmail -m 700 "$ROOT/store" "$ROOT/delivered"

for user in $USERS; do printf '%s:{PLAIN}secret\n' "$user"; done >"$ROOT/config/users"
chmod 600 "$ROOT/config/users"
chown dovecot "$ROOT/config/users"
for service in $SERVICES; do
  protocol=$service
  [ "$service" != pop ] || protocol=pop3
  # The daemons are Debian's; their names in the process table are those of the Messaging Server.
  ln -s /usr/sbin/dovecot "$ROOT/lib/${service}d"
  cat >"$ROOT/config/$service.conf" <<END_OF_CONF
protocols = $protocol
listen = $ADDRESS
base_dir = /run/messaging-$service
instance_name = $service
ssl = no
disable_plaintext_auth = no
log_path = $ROOT/log/$service.log
mail_location = maildir:$ROOT/store/%u
mail_uid = vmail
mail_gid = vmail
first_valid_uid = 5000
passdb {
  driver = passwd-file
  args = scheme=PLAIN $ROOT/config/users
}
userdb {
  driver = static
  args = uid=vmail gid=vmail home=$ROOT/store/%u
}
namespace inbox {
  inbox = yes
}
END_OF_CONF
done
