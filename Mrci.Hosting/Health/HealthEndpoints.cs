using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Mrci.Hosting.Configuration;

namespace Mrci.Hosting.Health;

/// <summary>The three probes that orchestrators ask for, on the HTTP endpoint only.</summary>
public static class HealthEndpoints
{
    // An orchestrator asks every few seconds; an answer that takes longer than this is none.
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Adds what every program can be asked: whether it accepts clients and whether its store answers, which is also logged when it changes. The engine
    /// adds whether the cluster is joined.
    /// </summary>
    /// <param name="services">The services of the program.</param>
    /// <returns>For more checks, with the tag <see cref="HealthTags.Ready"/>.</returns>
    public static IHealthChecksBuilder AddMrciHealth(this IServiceCollection services) => services.AddHostedService<StoreWatch>().AddHealthChecks()
        .AddCheck<AcceptanceCheck>("front", tags: [HealthTags.Ready], timeout: CheckTimeout)
        .AddCheck<StoreCheck>("store", tags: [HealthTags.Ready], timeout: CheckTimeout);

    /// <summary>
    /// Maps <c>/health/live</c> (the process answers), <c>/health/startup</c> (the start has ended), and <c>/health/ready</c> (all checks pass).
    /// </summary>
    /// <param name="host">The program.</param>
    /// <param name="http">Where the probes answer; empty for nowhere.</param>
    public static void MapMrciHealth(this WebApplication host, string http)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (!EndpointText.TryParse(http, out _))
            return;

        // The store or the cluster being away is no reason to kill a process that will find them again: nothing is checked.
        Map(host, "/health/live", static _ => false);
        // The server listens only after store, engine, and initial data have started: an answer at all means started.
        Map(host, "/health/startup", static _ => false);
        Map(host, "/health/ready", static check => check.Tags.Contains(HealthTags.Ready));
    }

    private static void Map(WebApplication host, string path, Func<HealthCheckRegistration, bool> predicate) =>
        host.MapHealthChecks(path, new HealthCheckOptions { Predicate = predicate, ResponseWriter = WriteAsync });

    // For the operator who asks with curl; names only, because what failed may name hosts of the cluster.
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var lines = report.Entries.Select(static entry => $"{entry.Key}: {entry.Value.Description ?? entry.Value.Status.ToString()}");
        return context.Response.WriteAsync(string.Join('\n', lines.Prepend(report.Status.ToString())) + "\n", context.RequestAborted);
    }
}
