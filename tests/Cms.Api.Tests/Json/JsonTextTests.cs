using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cms.Api.Json;

namespace Cms.Api.Tests.Json;

/// <summary>Long texts are written by hand, to the same bytes as by .NET.</summary>
public sealed class JsonTextTests
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_character_is_written_as_NET_writes_it()
    {
        var (before, after) = (new string('가', 90), new string('a', 90));
        var faults = Enumerable.Range(0, 0x10FFFF).Where(Rune.IsValid).Where(c => c < 0x10000 || c % 97 == 0)
            .Select(c => $"{before}{new Rune(c)}{after}").Where(text => Written(JsonText.Write, text) != Written((writer, t) => writer.WriteStringValue(t), text));
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("짧은 글")]
    [InlineData("<p class=\"a\">\\ \t\r\n ‘따옴표’ “겹” … · 漢字 é ñ ①\u00a0</p>")]
    [InlineData("그림 글자 😀 하나")]
    public void Texts_of_any_length_are_too(string text)
    {
        for (var times = 1; times < 30; times += 7)
        {
            var repeated = string.Concat(Enumerable.Repeat(text, times));
            Assert.Equal(Written((writer, t) => writer.WriteStringValue(t), repeated), Written(JsonText.Write, repeated));
        }
    }

    /// <summary>As the second of two members, so that a comma or a colon too few would show.</summary>
    static string Written(Action<Utf8JsonWriter, string> write, string text)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("a", 1);
            writer.WritePropertyName("b");
            write(writer, text);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
