#!/bin/sh
# Signs a Windows program in its place: sign.sh FILE. Without a certificate it stays as it is.
# SIGNING_CERTIFICATE: a PKCS #12 file; SIGNING_PASSWORD: its password; SIGNING_TIME: the address of a
# time stamp server, so that the signature outlives the certificate. Needs Debian's osslsigncode.
set -eu
[ -n "${SIGNING_CERTIFICATE:-}" ] || exit 0
set -- "$1" ${SIGNING_TIME:+-ts "$SIGNING_TIME"}
file=$1
shift
osslsigncode sign -pkcs12 "$SIGNING_CERTIFICATE" -readpass /dev/stdin -h sha256 -n ita_desk \
    "$@" -in "$file" -out "$file.signed" <<PASSWORD
${SIGNING_PASSWORD:-}
PASSWORD
mv "$file.signed" "$file"
