using System.Data;
using System.Text.Json;
using Cms.Api.Json;
using Dapper;

namespace Cms.Api.Database;

/// <summary>Reads a column that a statement built as JSON: a row's reporters, its category.</summary>
sealed class JsonHandler<T> : SqlMapper.TypeHandler<T>
{
    public override T? Parse(object value) => JsonSerializer.Deserialize<T>((string)value, CmsJson.Options);

    public override void SetValue(IDbDataParameter parameter, T? value) => throw new NotSupportedException("JSON columns are written as text with a cast.");
}
