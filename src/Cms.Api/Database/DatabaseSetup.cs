using Cms.Api.Seeing;
using Dapper;
using Npgsql;

namespace Cms.Api.Database;

/// <summary>How the program talks to its database.</summary>
public static class DatabaseSetup
{
    /// <summary>
    /// What we want unless the connection string says otherwise: statements prepared from their second use on (more than twice as fast
    /// for small ones), no extra statement when a connection goes back to the pool, no more connections than help, and room for an article or a page of them to come in at once.
    /// </summary>
    const string Defaults = "Max Auto Prepare=100;Auto Prepare Min Usages=2;No Reset On Close=true;Read Buffer Size=32768;Maximum Pool Size=16;Application Name=cms-api";

    /// <summary>The key of a source for the one connection that listens, and its name in <c>pg_stat_activity</c>.</summary>
    public const string Listening = "cms-api-listening";

    /// <remarks>
    /// Because connections aren't reset, whoever changes a session (SET, LISTEN, a session lock) must undo it or take a connection of
    /// their own.
    /// </remarks>
    public static IServiceCollection AddCmsDatabase(this IServiceCollection services, string connectionString)
    {
        SetUpDapper();
        services.AddNpgsqlDataSource(
            WithDefaults($"{connectionString};Pooling=false;Application Name={Listening};Command Timeout=5"),
            source => Name(source.ConfigureTypeLoading(types => types.EnableTypeLoading(false)), "cms-listening"), // it hears text, and asks for a number
            serviceKey: Listening);
        return services.AddNpgsqlDataSource(WithDefaults(connectionString), source => Name(source, "cms"));
    }

    /// <summary>As metrics and traces call it, which would show the connection string of one without a name; and how they call its statements.</summary>
    static void Name(NpgsqlDataSourceBuilder source, string name)
    {
        source.Name = name;
        source.ConfigureTracing(traces => traces.ConfigureCommandSpanNameProvider(StatementName.Of).ConfigureCommandEnrichmentCallback(SlowStatements.Remember));
    }

    /// <summary>Of a keyword that is said twice the last one counts.</summary>
    public static string WithDefaults(string connectionString) => new NpgsqlConnectionStringBuilder($"{Defaults};{connectionString}").ConnectionString;

    /// <summary>Columns are snake_case, members PascalCase; times are UTC.</summary>
    public static void SetUpDapper()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(typeof(DateTimeOffset), new UtcHandler());
    }
}
