#!/bin/bash
# Begins as the official image does: a cluster for POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB, made by a first
# start that only this container can reach; then the server, as process 1. So it says twice that it is ready.
set -euo pipefail
export PGDATA=${PGDATA:-$HOME/data} PATH=/usr/local/pgsql/bin:$PATH

if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
    user=${POSTGRES_USER:-postgres}
    initdb --username="$user" --pwfile=<(printf '%s\n' "${POSTGRES_PASSWORD:?must be given}") \
        --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8
    echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
    echo "listen_addresses = '*'" >>"$PGDATA/postgresql.conf"
    echo "unix_socket_directories = '/tmp'" >>"$PGDATA/postgresql.conf"
    if [ "${POSTGRES_DB:-postgres}" != postgres ]; then
        echo "create database \"$POSTGRES_DB\"" | postgres --single -j postgres
    fi
    pg_ctl -w -o "-c listen_addresses=''" start
    pg_ctl -w -m fast stop
fi
exec "$@"
