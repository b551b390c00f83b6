resource "aws_lb" "authpath" {
  name                       = var.name
  load_balancer_type         = "application"
  internal                   = var.internal
  subnets                    = var.load_balancer_subnet_ids
  security_groups            = [aws_security_group.load_balancer.id]
  drop_invalid_header_fields = true
  tags                       = var.tags
}

resource "aws_lb_target_group" "authpath" {
  name                 = var.name
  vpc_id               = var.vpc_id
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = local.port
  deregistration_delay = 10
  tags                 = var.tags

  health_check {
    path                = "/api/v1/health"
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

# The only listener, with the only action: nothing goes to the task unless somebody is signed in.
resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.authpath.arn
  protocol          = "HTTPS"
  port              = 443
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn
  tags              = var.tags

  routing_http_response_server_enabled                         = false
  routing_http_response_strict_transport_security_header_value = "max-age=31536000"

  dynamic "default_action" {
    for_each = local.with_cognito ? [var.cognito] : []
    content {
      type  = "authenticate-cognito"
      order = 1
      authenticate_cognito {
        user_pool_arn       = default_action.value.user_pool_arn
        user_pool_client_id = local.client_id
        user_pool_domain    = default_action.value.user_pool_domain
        scope               = "openid email"
        session_timeout     = 28800
      }
    }
  }

  dynamic "default_action" {
    for_each = var.oidc != null ? [var.oidc] : []
    content {
      type  = "authenticate-oidc"
      order = 1
      authenticate_oidc {
        issuer                 = default_action.value.issuer
        authorization_endpoint = default_action.value.authorization_endpoint
        token_endpoint         = default_action.value.token_endpoint
        user_info_endpoint     = default_action.value.user_info_endpoint
        client_id              = default_action.value.client_id
        client_secret          = var.oidc_client_secret
        scope                  = default_action.value.scope
        session_timeout        = 28800
      }
    }
  }

  default_action {
    type             = "forward"
    order            = 2
    target_group_arn = aws_lb_target_group.authpath.arn
  }

  lifecycle {
    precondition {
      condition     = (var.cognito == null) != (var.oidc == null)
      error_message = "Give either cognito or oidc: somebody has to sign users in, and only one can."
    }
    precondition {
      condition     = (var.oidc == null) == (var.oidc_client_secret == null)
      error_message = "oidc and oidc_client_secret go together."
    }
  }
}
