using System.Text;
using Mrci.Commands.Accounts;
using Mrci.Commands.Host;
using Mrci.Domain.Accounts;
using Mrci.Domain.Names;
using Mrci.Grains.Groups;
using Mrci.Grains.Passwords;
using Mrci.Grains.Registry;
using Mrci.Grains.Settings;
using Mrci.Grains.Users;
using Mrci.Silo.Configuration;
using Mrci.TcpFront.Control;
using Orleans;

namespace Mrci.Silo.Control;

/// <summary>Does what an operator on the host's own machine asks for; the answer is for his terminal.</summary>
internal sealed class OperatorRequests(IGrainFactory grains, HostFacts facts, IHostStop stop, TimeProvider time)
{
    /// <summary>The request that a verb of the command line makes.</summary>
    public static string Of(HostVerb verb, string argument) => $"{verb} {argument}".TrimEnd();

    public async Task<string> AnswerAsync(string request)
    {
        var words = request.Split(' ', count: 2);
        return Enum.TryParse<HostVerb>(words[0], out var verb)
            ? verb switch
            {
                HostVerb.Stop => Stop(),
                HostVerb.Status => await StatusAsync(),
                HostVerb.ResetRoot => await ResetRootAsync(),
                HostVerb.AddAdmin => await AddAdminAsync(words.Length > 1 ? words[1] : ""),
                _ => "unknown request",
            }
            : "unknown request";
    }

    private string Stop()
    {
        stop.Stop(restart: false);
        return "the host stops";
    }

    // C-CLI.8
    private async Task<string> StatusAsync()
    {
        var settings = await grains.GetGrain<ISettingsGrain>(0).GetAsync();
        var text = new StringBuilder($"load: {await grains.GetGrain<ISessionRegistryGrain>(0).CountAsync()}/{settings.MaxSessions}\n");
        foreach (var endpoint in facts.Listening())
            text.Append($"listening: {endpoint}\n");
        text.Append($"configured: {string.Join(' ', facts.Configured())}\n");
        return text.Append($"store: {facts.Store}\nmodules: {facts.Modules}").ToString();
    }

    // C-CLI.9, C-CLI.10
    private async Task<string> ResetRootAsync()
    {
        var password = PasswordGenerator.Create();
        var record = await grains.GetGrain<IPasswordWorkerGrain>(0).HashAsync(password);
        var root = await grains.GetGrain<ISettingsGrain>(0).GetRootUserIdAsync();
        return await grains.GetGrain<IUserGrain>(root).ReplacePasswordAsync(Guid.NewGuid(), record)
            ? $"mrci root password: {password}   (shown only now; the next login asks for a new one)"
            : "there is no protected account";
    }

    private async Task<string> AddAdminAsync(string name)
    {
        if (!UserNames.IsValidNew(name))
            return $"'{name}' cannot be a user name";
        var password = PasswordGenerator.Create();
        var record = await grains.GetGrain<IPasswordWorkerGrain>(0).HashAsync(password);
        var admin = new NewUser(name, Email: null, DisplayName: "", GroupIds.Root, record, Protected: false, NeedNewPassword: true);
        var status = await new AccountRegistration(grains, time).RegisterAsync(Guid.NewGuid(), AccountRegistration.NewUserId(), admin);
        return status == RegistrationStatus.Created
            ? $"mrci {name} password: {password}   (shown only now; the first login asks for a new one)"
            : $"there is an account of the name {name} already";
    }
}
