using Mrci.Silo.Configuration;
using Microsoft.Extensions.Options;

namespace Mrci.Silo.Hosting;

/// <summary>The three probes that orchestrators ask for, on the HTTP endpoint only.</summary>
internal static class HealthEndpoints
{
    public static void Map(WebApplication host)
    {
        if (!EndpointText.TryParse(host.Services.GetRequiredService<IOptions<MrciOptions>>().Value.Http, out _))
            return;

        // The server listens only after store, engine, and initial data have started: an answer at all means started.
        foreach (var probe in new[] { "/health/live", "/health/ready", "/health/startup" })
            host.MapHealthChecks(probe);
    }
}
