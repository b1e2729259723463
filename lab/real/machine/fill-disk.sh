#!/bin/sh
# fill-disk.sh ADDRESS DOMAIN: runs on a system with the empty shared disk at /mail and the address on its card.
# Installs the front-ends, makes a directory and the mail servers' configurations, and leaves nothing running.
set -eu
address=$1 domain=$2
suffix=$(printf 'dc=%s' "$domain" | sed 's/\./,dc=/g')
messaging=/mail/messaging
directory=/mail/directory/slapd-mail
here=/root/software

# --- the directory -------------------------------------------------------------------------------------------------

# A cache of a size of its own, since by default it takes a tenth of the machine's memory and refuses a disk that
# is too small for it. It listens at its own address alone.
sed -i -e '/^nsslapd-mode: 600/a nsslapd-cache-autosize: 0\nnsslapd-dbcachesize: 10000000' \
  -e "/^nsslapd-port:/a nsslapd-listenhost: $address" /usr/share/dirsrv/data/template-dse.ldif

mkdir -p "$directory"
cat >/tmp/directory.inf <<END
[general]
full_machine_name = mail.$domain
strict_host_checking = False
selinux = False
systemd = False
start = True
[slapd]
instance_name = mail
port = 389
self_sign_cert = False
root_password = directory
db_dir = $directory/db
db_home_dir = /dev/shm/slapd-mail
log_dir = $directory/logs
ldif_dir = $directory/ldif
backup_dir = $directory/bak
[backend-userroot]
suffix = $suffix
create_suffix_entry = True
END
dscreate from-file /tmp/directory.inf >/tmp/dscreate.log 2>&1 || { cat /tmp/dscreate.log >&2; exit 1; }

cat >/tmp/directory.ldif <<END
dn: $suffix
changetype: modify
add: aci
aci: (targetattr = "uid || cn || sn || mail")(version 3.0; acl "read"; allow (read, search, compare) userdn = "ldap:///all";)

dn: ou=people,$suffix
changetype: add
objectClass: organizationalUnit
ou: people

dn: uid=alice,ou=people,$suffix
changetype: add
objectClass: inetOrgPerson
uid: alice
cn: Alice
sn: Archer
mail: alice@$domain
userPassword: secret
END
ldapmodify -x -H "ldap://$address" -D 'cn=Directory Manager' -w directory -f /tmp/directory.ldif >/dev/null

number=$(cat /run/dirsrv/slapd-mail.pid)
kill "$number"
while kill -0 "$number" 2>/dev/null; do sleep 0.1; done

# Its configuration lies in the instance's directory itself: the server takes its name from that.
mv /etc/dirsrv/slapd-mail/* "$directory"
sed -i "s#/etc/dirsrv/slapd-mail#$directory#" "$directory/dse.ldif"
install -m 755 "$here"/directory/* "$directory"

# --- mail ----------------------------------------------------------------------------------------------------------

mkdir -p "$messaging"/lib "$messaging"/sbin "$messaging"/log "$messaging"/config/postfix "$messaging"/queue "$messaging"/data
install -m 755 "$here"/messaging/lib/* "$messaging/lib"
install -m 755 "$here"/messaging/sbin/* "$messaging/sbin"
install -d -o vmail -g vmail -m 700 "$messaging/store"
printf 'ADDRESS=%s\nDOMAIN=%s\n' "$address" "$domain" >"$messaging/config/address"
# The daemons are Debian's; their names in the process table are those of the Messaging Server.
for program in imapd popd; do ln -s /usr/sbin/dovecot "$messaging/lib/$program"; done
ln -s "$(postconf -h daemon_directory)/master" "$messaging/lib/dispatcher"

cat >"$messaging/config/users" <<END
alice:{PLAIN}secret
END
chmod 600 "$messaging/config/users"
chown dovecot "$messaging/config/users"
for service in imap pop; do
  protocol=$service
  [ "$service" != pop ] || protocol=pop3
  cat >"$messaging/config/$service.conf" <<END
protocols = $protocol
listen = $address
base_dir = /run/messaging-$service
instance_name = $service
ssl = no
disable_plaintext_auth = no
log_path = $messaging/log/$service.log
mail_location = maildir:$messaging/store/%u
mail_uid = vmail
mail_gid = vmail
first_valid_uid = 5000
passdb {
  driver = passwd-file
  args = scheme=PLAIN $messaging/config/users
}
userdb {
  driver = static
  args = uid=vmail gid=vmail home=$messaging/store/%u
}
namespace inbox {
  inbox = yes
}
END
done

cp -a /etc/postfix/postfix-files /etc/postfix/postfix-script /etc/postfix/post-install "$messaging/config/postfix" 2>/dev/null || true
cat >"$messaging/config/postfix/main.cf" <<END
compatibility_level = 3.6
queue_directory = $messaging/queue
data_directory = $messaging/data
inet_interfaces = $address
inet_protocols = ipv4
myhostname = mail.$domain
mydestination =
mynetworks = 127.0.0.0/8
enable_long_queue_ids = yes
virtual_mailbox_domains = $domain
virtual_mailbox_maps = texthash:$messaging/config/postfix/mailboxes
virtual_transport = store
alias_maps =
alias_database =
maillog_file = $messaging/log/smtp.log
maillog_file_prefixes = /mail
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
END
printf 'alice@%s alice/\n' "$domain" >"$messaging/config/postfix/mailboxes"
awk '/^[a-z]/ && NF >= 8 { $5 = "n" } { print }' /usr/share/postfix/master.cf.dist >"$messaging/config/postfix/master.cf"
echo "store unix - n n - - pipe flags=DRu user=vmail argv=$messaging/lib/deliver \${queue_id} \${user}" \
  >>"$messaging/config/postfix/master.cf"
grep -q '^postlog' "$messaging/config/postfix/master.cf" ||
  echo 'postlog unix-dgram n - n - 1 postlogd' >>"$messaging/config/postfix/master.cf"
chown postfix "$messaging/data"
# Makes the queue's directories.
postfix -c "$messaging/config/postfix" check
