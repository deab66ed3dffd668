using System.Net;
using System.Net.Sockets;
using Cms.Api.Database;
using Microsoft.AspNetCore.HttpOverrides;

namespace Cms.Api.Http;

/// <summary>Where a request comes from.</summary>
static class ClientAddress
{
    /// <summary>
    /// The caller's address; of IPv6 its network of 64 bits, which is what one household or server has (RFC 6177). It is the connection's own,
    /// unless that is one of our proxies.
    /// </summary>
    public static string Of(HttpContext http) => NetworkOf(http) is var network && IsNetwork(network) ? $"{network}/64" : network.ToString();

    /// <summary>The same, with zeros behind the network.</summary>
    public static IPAddress NetworkOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        return IsNetwork(address) ? new([.. address.GetAddressBytes().AsSpan(0, 8), .. new byte[8]]) : address;
    }

    static bool IsNetwork(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address);
}

static class TrustedProxies
{
    /// <summary>Believes <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> of the proxies of <c>Cms:TrustedProxies</c> (addresses and networks), and of nobody else.</summary>
    /// <exception cref="StartException">One is neither an address nor a network.</exception>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var proxies = app.Configuration.GetSection("Cms:TrustedProxies").Get<string[]>() ?? [];
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new StartException($"Cms:TrustedProxies has '{proxy}', which is neither an address nor a network like 10.0.0.0/8.");
            }
        }

        if (proxies.Length > 0)
        {
            app.UseForwardedHeaders(options);
        }
    }
}
