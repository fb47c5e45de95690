using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Mrci.Engine.Orleans.Clustering;

/// <summary>Reads the section of the cluster and refuses what would only fail later.</summary>
public static class ClusterSettingsReader
{
    /// <summary>Reads the section.</summary>
    /// <param name="host">The section of the host; without a section of a cluster there is none.</param>
    /// <param name="always">Whether this program is part of a cluster whatever the section says.</param>
    /// <returns>The options.</returns>
    /// <exception cref="OptionsValidationException">Some value is wrong; the message names all of them.</exception>
    public static ClusterSettings ReadCluster(this IConfiguration host, bool always = false)
    {
        ArgumentNullException.ThrowIfNull(host);
        var options = host.GetSection(ClusterSettings.Section).Get<ClusterSettings>() ?? new ClusterSettings();
        options.Enabled |= always;
        var failures = options.Enabled ? Failures(options).ToArray() : [];
        return failures.Length == 0 ? options : throw Invalid(failures);
    }

    /// <summary>A failure that the operator can mend.</summary>
    /// <param name="messages">What is wrong, each beginning with the key below the section.</param>
    /// <returns>The exception to throw.</returns>
    public static OptionsValidationException Invalid(params IEnumerable<string> messages) =>
        new(ClusterSettings.Section, typeof(ClusterSettings), messages.Select(static message => $"Mrci:{ClusterSettings.Section}:{message}"));

    private static IEnumerable<string> Failures(ClusterSettings options)
    {
        if (string.IsNullOrWhiteSpace(options.ClusterId))
            yield return $"{nameof(options.ClusterId)} is empty.";
        if (string.IsNullOrWhiteSpace(options.ServiceId))
            yield return $"{nameof(options.ServiceId)} is empty.";
        if (options.ListenAddress.Length > 0 && !IPAddress.TryParse(options.ListenAddress, out _))
            yield return $"{nameof(options.ListenAddress)} is '{options.ListenAddress}'; it takes an IP address.";
        if (options.SiloPort is < 1 or > IPEndPoint.MaxPort)
            yield return $"{nameof(options.SiloPort)} is {options.SiloPort}; it takes 1 to 65535.";
        if (options.GatewayPort is < 0 or > IPEndPoint.MaxPort)
            yield return $"{nameof(options.GatewayPort)} is {options.GatewayPort}; it takes 1 to 65535, or 0 for none.";
        if (options.SiloPort == options.GatewayPort)
            yield return $"{nameof(options.GatewayPort)} is {options.GatewayPort}, which is {nameof(options.SiloPort)} too.";
        if (!Enum.IsDefined(options.Profile))
            yield return $"{nameof(options.Profile)} is {options.Profile}; it takes {string.Join(" or ", Enum.GetNames<ClusterProfile>())}.";
        foreach (var failure in Failures(nameof(options.SiloTls), options.SiloTls).Concat(Failures(nameof(options.GatewayTls), options.GatewayTls)))
            yield return failure;
    }

    private static IEnumerable<string> Failures(string section, ClusterTls tls)
    {
        string[] files = [tls.Certificate, tls.Key, tls.Authority];
        if (files.All(static file => file.Length == 0))
            yield break;
        if (files.Any(static file => file.Length == 0))
            yield return $"{section} needs all of {nameof(tls.Certificate)}, {nameof(tls.Key)}, and {nameof(tls.Authority)}.";
        foreach (var file in files.Where(static file => file.Length > 0 && !File.Exists(file)))
            yield return $"{section} names the file '{file}', which cannot be read.";
    }
}
