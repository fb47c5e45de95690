using System.Net;

namespace Mrci.Silo.Tests.Hosts;

/// <summary>Asks the health probes as an orchestrator does: each time on a new connection.</summary>
internal sealed class Probes
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>A loopback port that nobody used a moment ago, for <c>--http</c>.</summary>
    public string Address { get; } = Loopback.Free().ToString();

    /// <summary>The status, or null when nobody listens.</summary>
    public async Task<HttpStatusCode?> AskAsync(string probe) => (await GetAsync(probe))?.Status;

    /// <summary>Asks until status and text are as they should become; gives the text.</summary>
    public async Task<string> UntilAsync(string probe, HttpStatusCode status, string text = "")
    {
        using var tick = new PeriodicTimer(Pause);
        using var deadline = new CancellationTokenSource(Deadline.Long);
        (HttpStatusCode Status, string Text)? last = null;
        try
        {
            do
            {
                last = await GetAsync(probe);
                if (last?.Status == status && last.Value.Text.Contains(text, StringComparison.Ordinal))
                    return last.Value.Text;
            }
            while (await tick.WaitForNextTickAsync(deadline.Token));
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"waited in vain for /health/{probe} to answer {status} {text}; its last answer was {last}", late);
        }

        throw new InvalidOperationException("the timer has ended");
    }

    private async Task<(HttpStatusCode Status, string Text)?> GetAsync(string probe)
    {
        using var http = new HttpClient();
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://{Address}/health/{probe}"));
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return null;
        }
    }
}
