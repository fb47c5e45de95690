namespace Mrci.TcpFront.Control;

/// <summary>Stops the program that a front end runs in (P-1.20).</summary>
public interface IHostStop
{
    /// <summary>Begins an orderly stop and returns at once. Once it has begun, further calls change nothing .</summary>
    /// <param name="restart">Whether the program starts anew afterwards.</param>
    void Stop(bool restart);
}
