using Microsoft.Extensions.Configuration;
using Mrci.Hosting.Configuration;

namespace Mrci.Hosting.Tests.Configuration;

public sealed class ListenListTests
{
    [Fact]
    public void Last_source_that_has_a_list_gives_all_of_it()
    {
        // C-CFG.21
        Read(["Listen:0=a", "Listen:1=b"], ["Listen:0=c"], ["Data=d"]).ShouldBe(["c"]);
        Read(["Listen:0=a"], ["Listen:0=c", "Listen:1=d"]).ShouldBe(["c", "d"]);
    }

    [Fact]
    public void Empty_list_is_none()
    {
        Read(["Data=d"]).ShouldBeEmpty();
        Read(["Listen:0=a"], ["Listen="]).ShouldBe(["a"]);
    }

    [Fact]
    public void Entries_come_in_the_order_of_their_numbers() =>
        Read([.. Enumerable.Range(0, 11).Reverse().Select(static index => $"Listen:{index}={index}")])
            .ShouldBe(Enumerable.Range(0, 11).Select(static index => $"{index}"));

    [Fact]
    public void Text_instead_of_a_list_is_a_list_of_one() => Read(["Listen:0=a", "Listen:1=b"], ["Listen=nonsense"]).ShouldBe(["nonsense"]);

    [Fact]
    public void Entry_that_is_no_text_is_left_to_the_check() => Read(["Listen:0:Port=1", "Listen:0:Address=2"]).ShouldBe([""]);

    private static IReadOnlyList<string> Read(params string[][] sources)
    {
        var builder = new ConfigurationBuilder();
        foreach (var source in sources)
        {
            builder.AddInMemoryCollection(source
                .Select(static line => line.Split('='))
                .Select(static pair => KeyValuePair.Create($"Mrci:{pair[0]}", (string?)pair[1])));
        }

        return ListenList.Read(builder.Build());
    }
}
