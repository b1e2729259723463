#!/bin/sh
# directory.sh: makes a 389 Directory Server's instance in ROOT/slapd-mail, on a system that has the empty shared disk
# mounted and ADDRESS on its card, and leaves nothing running. PEOPLE: "USER=STORE …", each with a mail address in
# DOMAIN, password secret, and the store STORE.DOMAIN that the person's mail is in.
set -eu
suffix=$(printf 'dc=%s' "$DOMAIN" | sed 's/\./,dc=/g')
directory=$ROOT/slapd-mail

# A cache of a size of its own, since by default it takes a tenth of the machine's memory and refuses a disk that
# is too small for it. It listens at its own address alone.
sed -i -e '/^nsslapd-mode: 600/a nsslapd-cache-autosize: 0\nnsslapd-dbcachesize: 10000000' \
  -e "/^nsslapd-port:/a nsslapd-listenhost: $ADDRESS" /usr/share/dirsrv/data/template-dse.ldif

mkdir -p "$directory"
cat >/tmp/directory.inf <<END_OF_INF
[general]
full_machine_name = mail.$DOMAIN
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
END_OF_INF
dscreate from-file /tmp/directory.inf >/tmp/dscreate.log 2>&1 || { cat /tmp/dscreate.log >&2; exit 1; }

{
  cat <<END_OF_LDIF
dn: $suffix
changetype: modify
add: aci
aci: (targetattr = "objectClass || uid || cn || sn || mail || mailHost")(version 3.0; acl "read"; allow (read, search, compare) userdn = "ldap:///all";)
aci: (targetattr = "objectClass || mail || mailHost")(version 3.0; acl "route"; allow (read, search, compare) userdn = "ldap:///anyone";)

dn: ou=people,$suffix
changetype: add
objectClass: organizationalUnit
ou: people
END_OF_LDIF
  for person in $PEOPLE; do
    user=${person%%=*}
    cat <<END_OF_LDIF

dn: uid=$user,ou=people,$suffix
changetype: add
objectClass: inetOrgPerson
objectClass: mailRecipient
uid: $user
cn: $user
sn: $user
mail: $user@$DOMAIN
mailHost: ${person#*=}.$DOMAIN
userPassword: secret
END_OF_LDIF
  done
} >/tmp/directory.ldif
ldapmodify -x -H "ldap://$ADDRESS" -D 'cn=Directory Manager' -w directory -f /tmp/directory.ldif >/dev/null

number=$(cat /run/dirsrv/slapd-mail.pid)
kill "$number"
while kill -0 "$number" 2>/dev/null; do sleep 0.1; done

# Its configuration lies in the instance's directory itself: the server takes its name from that.
mv /etc/dirsrv/slapd-mail/* "$directory"
sed -i "s#/etc/dirsrv/slapd-mail#$directory#" "$directory/dse.ldif"
install -m 755 /root/software/directory/* "$directory"
