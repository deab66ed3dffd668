using System.Data;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Cms.Api.Database;

/// <summary>
/// PostgreSQL stores instants, so every offset is sent as UTC (Npgsql refuses any other) and read back as UTC. A null is sent
/// as a timestamptz too: a parameter that changes its type would have the statement prepared anew.
/// </summary>
public sealed class UtcHandler : SqlMapper.ITypeHandler
{
    public void SetValue(IDbDataParameter parameter, object value)
    {
        ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.TimestampTz;
        parameter.Value = value is DateTimeOffset time ? time.ToUniversalTime() : DBNull.Value;
    }

    public object Parse(Type destinationType, object value) => new DateTimeOffset((DateTime)value);
}
