using Microsoft.Extensions.DependencyInjection;
using Mrci.Commands.Tests.Harness;
using Mrci.Domain.Accounts;
using Mrci.Domain.Mails;
using Mrci.Domain.Settings;
using Mrci.Grains.Groups;
using Mrci.Grains.Users;

namespace Mrci.Commands.Tests.Accounts;

/// <summary>A host whose mails a test reads, with the account <c>alice</c>.</summary>
internal sealed class MailHost : IAsyncDisposable
{
    public const ushort PreviewEmail = 313;
    public const ushort RecoverAcct = 314;
    public const ushort RequestPwReset = 320;
    public const ushort SetEmailTemplate = 334;
    public const ushort VerifyEmail = 344;
    public const string NewPassword = "Brand-New-Word-9";

    private MailHost(TestHost host, RecordedMails mails, ShiftedClock clock, UserSnapshot alice)
    {
        Host = host;
        Mails = mails;
        Clock = clock;
        Alice = alice;
    }

    public TestHost Host { get; }

    public RecordedMails Mails { get; }

    public ShiftedClock Clock { get; }

    public UserSnapshot Alice { get; }

    public static async Task<MailHost> StartAsync(bool isUniform = false, HostSettings? settings = null)
    {
        var (mails, clock) = (new RecordedMails(), new ShiftedClock());
        var host = await TestHost.StartAsync(settings: settings, time: clock, services: services =>
        {
            services.AddSingleton<IMailTransport>(mails);
            services.AddSingleton(new PasswordHasher(iterations: 1));
            services.Configure<CommandOptions>(options => options.UniformAccountErrors = isUniform);
        });
        return new MailHost(host, mails, clock, await host.AddUserAsync("alice"));
    }

    /// <summary>A session of the protected account's group, which may run every command.</summary>
    public async Task<TestSession> AdministratorAsync() => await Host.ConnectAsync(await Host.AddUserAsync("admin", GroupIds.Root));

    /// <summary>The account as it is now.</summary>
    public Task<UserSnapshot> ReadAsync() => Host.ReadAsync(Alice.UserId);

    /// <summary>Whether a password is that of the account.</summary>
    public async Task<bool> HasPasswordAsync(string password)
    {
        var record = (await Host.Grains.GetGrain<IUserGrain>(Alice.UserId).GetAuthRecordAsync()).ShouldNotBeNull();
        return PasswordHasher.Verify(password, record.Password);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
