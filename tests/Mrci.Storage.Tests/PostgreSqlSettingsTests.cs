using Mrci.Storage.Dialects;

namespace Mrci.Storage.Tests;

public sealed class PostgreSqlSettingsTests
{
    [Theory]
    [InlineData("UTF8", "on", "on", false, StoreSynchronous.Full, null)]
    [InlineData("UTF8", "on", "remote_apply", false, StoreSynchronous.Full, null)]
    [InlineData("UTF8", "off", "off", false, StoreSynchronous.Normal, null)]
    [InlineData("UTF8", "off", "on", false, StoreSynchronous.Full, "fsync = off")]
    [InlineData("UTF8", "on", "off", false, StoreSynchronous.Full, "synchronous_commit = off")]
    [InlineData("SQL_ASCII", "on", "on", false, StoreSynchronous.Off, "SQL_ASCII")]
    [InlineData("UTF8", "on", "on", true, StoreSynchronous.Full, "standby")]
    public void Server_is_refused_when_it_cannot_keep_what_the_host_promises(
        string encoding, string fsync, string commit, bool standby, StoreSynchronous synchronous, string? expected)
    {
        var settings = new PostgreSqlSettings { Encoding = encoding, Fsync = fsync, Commit = commit, Standby = standby };

        var refusal = settings.Refusal(synchronous);

        if (expected is null)
            refusal.ShouldBeNull();
        else
            refusal.ShouldNotBeNull().ShouldContain(expected);
    }
}
