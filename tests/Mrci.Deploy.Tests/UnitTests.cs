using Mrci.TcpFront;

namespace Mrci.Deploy.Tests;

/// <summary>The units of systemd.</summary>
public sealed class UnitTests
{
    public static TheoryData<string, string> Units() => new()
    {
        { "deploy/systemd/mrci-silo.service", "Mrci.Silo" },
        { "deploy/systemd/mrci-front.service", "Mrci.Front" },
    };

    [Theory]
    [MemberData(nameof(Units))]
    public async Task Unit_is_accepted_by_systemd(string unit, string program)
    {
        // The program is not installed here; whether it would be found is not what is asked.
        var text = string.Join('\n', Repository.Read(unit).Split('\n').Select(line => line.StartsWith("ExecStart=", StringComparison.Ordinal) ? "ExecStart=/bin/true" : line));
        var directory = Directory.CreateTempSubdirectory("mrci-units-");
        try
        {
            var file = Path.Combine(directory.FullName, Path.GetFileName(unit));
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

            var (exit, output) = await Tool.RunAsync("systemd-analyze", "verify", file);

            output.ShouldNotContain(Path.GetFileName(unit), Case.Sensitive, output);
            exit.ShouldBe(0, output);
        }
        finally
        {
            directory.Delete(recursive: true);
        }

        Repository.Read(unit).ShouldContain($"/{program}");
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Unit_gives_the_program_time_to_drain(string unit, string program)
    {
        // P-1.20
        var line = Repository.Read(unit).Split('\n').Single(static line => line.StartsWith("TimeoutStopSec=", StringComparison.Ordinal));

        int.Parse(line.Split('=')[1]).ShouldBeGreaterThan((int)new FrontOptions().DrainTimeout.TotalSeconds + 20, program);
    }
}
