using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.BadInput;

/// <summary>Connections that end in the client header before its time is up.</summary>
public sealed class HeaderEndTests(PatientHost host) : IClassFixture<PatientHost>
{
    [Fact]
    public async Task Four_wrong_bytes_are_enough_to_be_closed()
    {
        // P-1.6
        await using var connection = await OpenAsync();
        await connection.SendAsync("GET "u8.ToArray());

        (await connection.ReadToEndAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Closing_in_the_header_leaves_no_trace()
    {
        // P-1.4, P-2.14
        await using var bystander = await Bystander.StartAsync(host.Host.Process);
        foreach (var length in new[] { 0, 1, 4, 409 })
        {
            await using var connection = await OpenAsync();
            await connection.SendAsync(RawConnection.Header.AsMemory(0, length));
            connection.CloseSending();
            (await connection.ReadToEndAsync()).ShouldBeEmpty();
        }

        await bystander.WasUndisturbedAsync();
    }

    private Task<RawConnection> OpenAsync() => RawConnection.OpenAsync(host.Host.Process.EndPoint);
}
