using Microsoft.Extensions.DependencyInjection;
using Mrci.Commands.Tests.Harness;
using Mrci.Domain.Logs;
using Mrci.Grains.Fronts;
using Mrci.Grains.Groups;
using Mrci.Grains.Streams;
using NSubstitute;
using Orleans.Streams;

namespace Mrci.Commands.Tests.Host;

/// <summary>C-close_host.1, C-restart_host.1.</summary>
public sealed class HostStopTests : IAsyncLifetime
{
    private const ushort CloseHost = 270;
    private const ushort RestartHost = 321;

    private readonly List<FrontNotice> _notices = [];
    private TestHost _host = null!;
    private TestSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        _session = await _host.ConnectAsync(await _host.AddUserAsync("olga", GroupIds.Root));
        await _host.Grains.ServiceProvider.GetRequiredKeyedService<IStreamProvider>(StreamNames.Provider)
            .GetStream<FrontNotice>(StreamNames.Fronts)
            .SubscribeAsync((notice, _) =>
            {
                lock (_notices)
                    _notices.Add(notice);
                return Task.CompletedTask;
            });
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(CloseHost, "CLOSE", false)]
    [InlineData(RestartHost, "RESTART", true)]
    public async Task Exact_word_stops_the_host_after_other_answers_were_refused(ushort command, string word, bool restart)
    {
        // C-ASY.4
        (await _session.SendAsync(command, "ignored")).Heads().ShouldBe([$"{command}:Text"]);
        foreach (var wrong in new[] { word.ToLowerInvariant(), $" {word}", "y" })
            (await _session.SendAsync(command, wrong)).Heads().ShouldBe([$"{command}:Err", $"{command}:Text"]);

        (await _session.SendAsync(command, word)).Heads().ShouldBe([$"{command}:Idle"]);

        await UntilAsync(() => Notices().Length > 0);
        Notices().ShouldBe([new HostStopRequested(restart)]);
        _host.Logs.Received(1).Append(Arg.Is<ActivityLogEntry>(entry => entry.Text.Contains("requested", StringComparison.Ordinal))); // C-LOG.1
    }

    [Theory]
    [InlineData(CloseHost)]
    [InlineData(RestartHost)]
    public async Task Empty_answer_cancels(ushort command)
    {
        await _session.SendAsync(command, "");

        (await _session.SendAsync(command, "")).Heads().ShouldBe([$"{command}:Idle"]);

        Notices().ShouldBeEmpty();
    }

    private FrontNotice[] Notices()
    {
        lock (_notices)
            return [.. _notices];
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            if (deadline.IsCancellationRequested)
                throw new TimeoutException("waited in vain for the notice");
            await Task.Yield();
        }
    }
}
