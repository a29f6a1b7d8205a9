#!/bin/bash
# Starts the standby: on its first start it copies the primary, then it follows it.
set -euo pipefail

export PGPASSWORD="$MARKET_DB_PASSWORD"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    rm -rf "${PGDATA:?}"/*
    pg_basebackup --host=database --username=replicator --pgdata="$PGDATA" --slot=standby --wal-method=stream \
        --write-recovery-conf
    chown -R postgres:postgres "$PGDATA"
    chmod 700 "$PGDATA"
fi
exec gosu postgres postgres -c config_file=/etc/postgresql/market.conf -c data_directory="$PGDATA"
