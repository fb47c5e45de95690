using Microsoft.Extensions.Options;
using Mrci.Domain.Accounts;
using Mrci.Domain.Names;
using Mrci.Hosting.Configuration;

namespace Mrci.Silo.Configuration;

/// <summary>Refuses a configuration that would only fail later, and says which key is wrong.</summary>
internal static class MrciOptionsValidator
{
    /// <summary>Checks all values.</summary>
    /// <exception cref="OptionsValidationException">Some value is wrong; the message names all of them.</exception>
    public static void ThrowIfInvalid(MrciOptions options)
    {
        var failures = Failures(options).ToArray();
        if (failures.Length > 0)
            throw new OptionsValidationException(MrciOptions.Section, typeof(MrciOptions), failures);
        InitialSettings.Read(options.InitialSettings);
    }

    private static IEnumerable<string> Failures(MrciOptions options)
    {
        foreach (var listen in options.Listen.Where(static listen => !EndpointText.TryParse(listen, out _)))
            yield return $"Listen has '{listen}'; it takes ADDR:PORT, for instance {MrciOptions.DefaultListen} or [::1]:35516.";
        if (options.Http.Length > 0 && !EndpointText.TryParse(options.Http, out _))
            yield return $"Http is '{options.Http}'; it takes ADDR:PORT, for instance 127.0.0.1:8080.";
        if (string.IsNullOrWhiteSpace(options.Data))
            yield return "Data is empty; it takes the directory of the host's data.";
        if (options.RootPassword.Length > 0 && !Passwords.IsValid(options.RootPassword))
            yield return "RootPassword is not 8 to 200 characters with a letter, a digit, an upper case, a lower case letter, and a symbol (D-202).";
        if (options.PasswordIterations < PasswordHasher.DefaultIterations)
            yield return $"PasswordIterations is {options.PasswordIterations}; {PasswordHasher.DefaultIterations} is the least (D-310).";
        if (options.LogRetentionDays < 1)
            yield return $"LogRetentionDays is {options.LogRetentionDays}; 1 is the least.";
    }
}
