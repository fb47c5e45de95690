using Microsoft.Extensions.Options;
using Mrci.Hosting.Configuration;

namespace Mrci.Front.Configuration;

/// <summary>Refuses a configuration that would only fail later, and says which key is wrong.</summary>
internal static class FrontProgramOptionsValidator
{
    /// <summary>Checks all values.</summary>
    /// <exception cref="OptionsValidationException">Some value is wrong; the message names all of them.</exception>
    public static void ThrowIfInvalid(FrontProgramOptions options)
    {
        var failures = Failures(options).ToArray();
        if (failures.Length > 0)
            throw new OptionsValidationException(HostConfiguration.Section, typeof(FrontProgramOptions), failures);
    }

    private static IEnumerable<string> Failures(FrontProgramOptions options)
    {
        foreach (var listen in options.Listen.Where(static listen => !EndpointText.TryParse(listen, out _)))
            yield return $"Listen has '{listen}'; it takes ADDR:PORT, for instance {FrontProgramOptions.DefaultListen} or [::1]:35516.";
        if (options.Http.Length > 0 && !EndpointText.TryParse(options.Http, out _))
            yield return $"Http is '{options.Http}'; it takes ADDR:PORT, for instance 127.0.0.1:8080.";
    }
}
